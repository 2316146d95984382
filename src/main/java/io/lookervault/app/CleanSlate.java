package io.lookervault.app;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes Camel forget that an earlier call of the same exchange failed for good and was caught: it marks the exchange as
 * done with errors, and without this no later call on it would be tried again. First step of every route that retries, and
 * of a catch whose exception goes on to another policy.
 */
final class CleanSlate implements Processor {
    @Override
    public void process(Exchange exchange) {
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
    }
}
