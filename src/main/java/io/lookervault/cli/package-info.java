/**
 * The command line: one picocli class per verb, which builds a request, asks, and prints the answer. Start at {@link
 * io.lookervault.cli.Program}. Here alone an exception becomes text and an exit code, and here alone something is
 * printed. Verbs that only read the vault must not load a class of Camel.
 */
package io.lookervault.cli;
