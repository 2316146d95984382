/** Benchmarks of the packaged program; run by {@code mvn -Pbench}, see docs/performance.md. */
package io.lookervault.bench;
