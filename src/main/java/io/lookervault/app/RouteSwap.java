package io.lookervault.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the running routes to what a {@link RouteSet} says, route by route: a trigger when it is not at work, any other route
 * when nothing is at work; all of them then, if policies or beans change with them. Routes that stay the same are not touched. A route that cannot be built although its trial was
 * good comes back as it was.
 *
 * <p>For one thread.
 */
final class RouteSwap {
    private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);
    private static final long STOP_MILLIS = 500;

    private final ModelCamelContext camel;
    private final RunGate gate;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private RouteSet others;

    /** A route that runs: how it was made, and what it came to. */
    private record Running(RouteUnit unit, String print) {}

    RouteSwap(ModelCamelContext camel, RunGate gate, RouteSet loaded) {
        this.camel = camel;
        this.gate = gate;
        this.others = loaded;
        Map<String, String> prints = loaded.fingerprints();
        loaded.routes().forEach(unit -> running.put(unit.id(), new Running(unit, prints.get(unit.id()))));
    }

    /** What differs between what runs and what is wanted. */
    List<String> differences(RouteSet wanted) {
        List<String> changed = new ArrayList<>();
        Map<String, String> prints = wanted.fingerprints();
        prints.forEach((id, print) -> {
            if (!running.containsKey(id) || !running.get(id).print().equals(print)) {
                changed.add(id);
            }
        });
        running.keySet().stream().filter(id -> !prints.containsKey(id)).forEach(changed::add);
        return changed;
    }

    /**
     * Does what can be done now.
     *
     * @param done told of each route that was swapped, added or removed, also when one after it fails
     */
    void apply(RouteSet wanted, Consumer<String> done) {
        List<String> changed = differences(wanted);
        gate.close();
        try {
            boolean idle = gate.idle();
            if (idle) {
                takeOthers(wanted);
            }
            for (String id : changed) {
                if (mayGo(wanted, id, idle)) {
                    exchange(wanted, id);
                    done.accept(id);
                }
            }
        } finally {
            gate.open();
        }
    }

    /** Policies and beans change when nothing is at work, and no route may be built before them that was tried with them. */
    private boolean mayGo(RouteSet wanted, String id, boolean idle) {
        boolean isNew = !running.containsKey(id);
        boolean trigger = isNew
                ? wanted.route(id).orElseThrow().isTrigger()
                : running.get(id).unit().isTrigger();
        return idle || (sameOthers(wanted) && (isNew || (trigger && gate.idle(id))));
    }

    private void exchange(RouteSet wanted, String id) {
        Running before = running.get(id);
        try {
            if (before != null) {
                remove(id);
            }
            if (wanted.route(id).isPresent()) {
                RouteUnit unit = wanted.route(id).get();
                load(unit);
                running.put(id, new Running(unit, wanted.fingerprints().get(id)));
            } else {
                running.remove(id);
            }
        } catch (Exception failed) {
            bringBack(before, id, failed);
        }
    }

    private void bringBack(Running before, String id, Exception failed) {
        try {
            remove(id);
            if (before != null) {
                load(before.unit());
            }
        } catch (Exception worse) {
            failed.addSuppressed(worse);
            throw new IllegalStateException("route " + id + " is gone and could not be brought back", failed);
        }
        throw new ConfigurationError(
                "route " + id + " could not be built (" + failed.getMessage() + "); the one before it runs on", failed);
    }

    /** Route configurations and beans, which are looked at when routes are built. */
    private void takeOthers(RouteSet wanted) {
        if (sameOthers(wanted)) {
            return;
        }
        Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        try {
            for (RouteUnit unit : wanted.others()) {
                RouteConfigurationDefinition old = unit.sort().equals("routeConfiguration")
                        ? model.getRouteConfigurationDefinition(unit.id())
                        : null;
                if (old != null) {
                    model.removeRouteConfiguration(old);
                }
                load(unit);
            }
            others = wanted;
        } catch (Exception failed) {
            throw new ConfigurationError(
                    "policies and beans of the routes could not be taken up (" + failed.getMessage() + ")", failed);
        }
    }

    private boolean sameOthers(RouteSet wanted) {
        return others.othersResolved().equals(wanted.othersResolved());
    }

    private void load(RouteUnit unit) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(unit.file(), unit.text()));
        if (unit.isRoute() && camel.getRoute(unit.id()) == null) {
            throw new IllegalStateException("Camel did not load route " + unit.id());
        }
    }

    private void remove(String id) throws Exception {
        if (camel.getRoute(id) != null) {
            camel.getRouteController().stopRoute(id, STOP_MILLIS, TimeUnit.MILLISECONDS, false);
            camel.removeRoute(id);
        }
        RouteDefinition definition = camel.getRouteDefinition(id);
        if (definition != null) {
            camel.removeRouteDefinition(definition);
        }
        LOG.debug("route {} removed", id);
    }
}
