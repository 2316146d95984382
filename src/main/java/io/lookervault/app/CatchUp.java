package io.lookervault.app;

import io.lookervault.schedule.Missed;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
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

    /** While nothing was running. */
    void missed(List<Missed> missed) {
        begin(missed, fire -> {
            try {
                application.ask("notify", fire.notice(on));
            } finally { // a backup does not wait for somebody to hear of it
                if (on) {
                    fire(fire);
                }
            }
        });
    }

    /** In the moment in which their routes were swapped. */
    void late(List<Missed> late) {
        begin(late, this::fire);
    }

    private void begin(List<Missed> fires, Consumer<Missed> work) {
        Thread thread = new Thread(() -> fires.forEach(fire -> take(fire, work)), "catch-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void take(Missed fire, Consumer<Missed> work) {
        if (stopped) {
            return;
        }
        try {
            work.accept(fire);
        } catch (RuntimeException failed) { // of the route itself: failed work ends up in the vault
            LOG.error("{} was not caught up: {}", fire.schedule(), failed.toString(), failed);
        }
    }

    private void fire(Missed missed) {
        Route route = application.camel().getRoute(missed.schedule());
        if (route != null) {
            try {
                send(route.getConsumer(), missed);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static void send(org.apache.camel.Consumer trigger, Missed missed) throws Exception {
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
