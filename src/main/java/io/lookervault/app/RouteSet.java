package io.lookervault.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All route files at one moment, with the settings that they name. Immutable.
 *
 * @param units entries of all files, in order
 * @param settings what the placeholders stand for
 */
record RouteSet(List<RouteUnit> units, Map<String, String> settings) {

    static RouteSet of(Map<String, String> files, Settings settings) {
        return new RouteSet(RouteUnits.of(files), CamelSettings.placeholders(settings));
    }

    List<RouteUnit> routes() {
        return units.stream().filter(RouteUnit::isRoute).toList();
    }

    Optional<RouteUnit> route(String id) {
        return routes().stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    List<RouteUnit> others() {
        return units.stream().filter(unit -> !unit.isRoute()).toList();
    }

    /** What all that is no route comes to: an edited setting changes beans and policies whose text stays the same. */
    List<String> othersResolved() {
        return others().stream().map(unit -> unit.resolved(settings)).toList();
    }

    /** What each route comes to, by id: its own steps, its error policy, the beans of route files that both name. */
    Map<String, String> fingerprints() {
        Map<String, String> prints = new LinkedHashMap<>();
        routes().forEach(route -> prints.put(route.id(), fingerprint(route)));
        return prints;
    }

    private String fingerprint(RouteUnit route) {
        StringBuilder print = new StringBuilder(route.resolved(settings));
        others().stream()
                .filter(unit -> unit.sort().equals("routeConfiguration"))
                .filter(unit ->
                        unit.id().isEmpty() || unit.id().equals(route.content().get("routeConfigurationId")))
                .forEach(unit -> print.append('\n').append(unit.resolved(settings)));
        String names = print.toString();
        others().stream()
                .filter(unit -> unit.sort().equals("beans"))
                .filter(unit -> Stream.of(unit.id().split(",")).anyMatch(names::contains))
                .forEach(unit -> print.append('\n').append(unit.resolved(settings)));
        return print.toString();
    }
}
