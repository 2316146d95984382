package io.lookervault.app;

import io.lookervault.looker.Pace;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.processor.AbstractThrottler;
import org.apache.camel.support.builder.ExpressionBuilder;

/**
 * Brings good edits to what runs without building a route anew: what placeholders stand for from now on, and the pace, which
 * counts for the very next call of a run that is going on.
 */
final class PaceSetter implements Consumer<RouteSet> {
    private final CamelContext camel;
    private final Pace pace;

    PaceSetter(CamelContext camel, Pace pace) {
        this.camel = camel;
        this.pace = pace;
    }

    @Override
    public void accept(RouteSet routes) {
        Properties settings = new Properties();
        settings.putAll(routes.settings());
        camel.getPropertiesComponent().setOverrideProperties(settings);
        PaceKnobs.of(routes).ifPresent(knobs -> {
            pace.retune(knobs.perSecond(), knobs.perMinute());
            AbstractThrottler throttler = camel.getProcessor("looker-throttle", AbstractThrottler.class);
            if (throttler != null) {
                throttler.setMaximumRequestsExpression(ExpressionBuilder.constantExpression(knobs.throttle()));
            }
        });
    }
}
