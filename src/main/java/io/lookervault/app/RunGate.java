package io.lookervault.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.NamedRoute;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Knows which triggers are at work, and keeps new work waiting for the moment in which routes are swapped. All work of the
 * daemon enters through a trigger, so nothing runs anywhere while none of them is at work.
 *
 * <p>Thread-safe.
 */
final class RunGate implements RoutePolicyFactory {
    private final Map<String, Integer> atWork = new ConcurrentHashMap<>();
    private boolean closed;

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camelContext, String routeId, NamedNode route) {
        if (!(route instanceof NamedRoute named) || named.getEndpointUrl().startsWith("direct:")) {
            return null; // as Camel asks for: no policy
        }
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route begun, Exchange exchange) {
                enter(routeId);
            }

            @Override
            public void onExchangeDone(Route done, Exchange exchange) {
                leave(routeId);
            }
        };
    }

    private synchronized void enter(String route) {
        boolean interrupted = false;
        while (closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        atWork.merge(route, 1, Integer::sum);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void leave(String route) {
        atWork.computeIfPresent(route, (id, count) -> count == 1 ? null : count - 1);
    }

    /** New work waits from now on. */
    synchronized void close() {
        closed = true;
    }

    /** New work goes in again. */
    synchronized void open() {
        closed = false;
        notifyAll();
    }

    /** Whether nothing is at work. */
    synchronized boolean idle() {
        return atWork.isEmpty();
    }

    /** Whether this trigger is not at work. */
    synchronized boolean idle(String route) {
        return !atWork.containsKey(route);
    }
}
