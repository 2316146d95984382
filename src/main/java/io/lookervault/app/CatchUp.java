package io.lookervault.app;

import io.lookervault.schedule.Missed;
import java.util.Date;
import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets schedules fire that were missed, one after the other, on a thread of its own: through their own routes, as if it were
 * the time.
 */
final class CatchUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final Application application;
    private final boolean on;
    private volatile boolean stopped;

    /** @param on whether they fire; else it is only told that they were missed */
    CatchUp(Application application, boolean on) {
        this.application = application;
        this.on = on;
    }

    void begin(List<Missed> missed) {
        Thread thread = new Thread(() -> missed.forEach(this::take), "catch-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void take(Missed missed) {
        if (stopped) {
            return;
        }
        try {
            application.ask("notify", missed.notice(on));
            Route route = application.camel().getRoute(missed.schedule());
            if (on && route != null) {
                fire(route.getConsumer(), missed);
            }
        } catch (Exception failed) { // of the route itself: failed work ends up in the vault
            LOG.error("{} was not caught up: {}", missed.schedule(), failed.toString(), failed);
        }
    }

    private static void fire(Consumer trigger, Missed missed) throws Exception {
        Exchange exchange = trigger.createExchange(false);
        exchange.getMessage().setHeader("scheduledFireTime", Date.from(missed.due()));
        exchange.getMessage().setHeader("cause", "catch-up");
        try {
            trigger.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } finally {
            trigger.releaseExchange(exchange, false);
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
