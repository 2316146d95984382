/**
 * Extraction: everything in a Looker instance into the vault. The route file {@code routes/extract.camel.yaml} owns order,
 * fan-out and where failures go; this package owns what to ask, what an answer means and what to store. Start at {@link
 * io.lookervault.extract.Extraction}. It knows nothing of HTTP, pace or retries.
 */
package io.lookervault.extract;
