package io.lookervault.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.support.PatternHelper;

/**
 * What Camel builds without a word although something is gone that keeps Looker or the vault from harm: an error policy that no
 * file defines, and what {@code looker-send} keeps to.
 */
final class RouteRules {
    private RouteRules() {}

    /** @throws ConfigurationError names the route, its file and its line */
    static void judge(RouteSet set) {
        Set<String> policies = set.others().stream()
                .filter(unit -> unit.sort().equals("routeConfiguration"))
                .map(RouteUnit::id)
                .collect(Collectors.toUnmodifiableSet());
        set.routes().forEach(route -> judgePolicy(route, policies, set.settings()));
        set.route("looker-send").ifPresent(route -> judgeDoor(route, set.settings()));
    }

    private static void judgePolicy(RouteUnit route, Set<String> policies, Map<String, String> settings) {
        if (route.content().get("routeConfigurationId") instanceof String named) {
            Stream.of(RouteUnit.resolve(named, settings).split(","))
                    .filter(name -> policies.stream().noneMatch(id -> PatternHelper.matchPattern(id, name.strip())))
                    .findFirst()
                    .ifPresent(name -> {
                        throw wrong(
                                route,
                                "its error policy " + name.strip()
                                        + " is in no file, so nothing would be tried again. Correct"
                                        + " routeConfigurationId, or bring the routeConfiguration back.");
                    });
        }
    }

    private static void judgeDoor(RouteUnit route, Map<String, String> settings) {
        for (String step : List.of("looker-pace", "looker-throttle")) {
            if (step(route.content(), map -> step.equals(map.get("id"))).isEmpty()) {
                throw wrong(
                        route,
                        "it has no step " + step
                                + ", so Looker would be asked at any pace. Bring the step back; a higher number makes"
                                + " it faster.");
            }
        }
        step(route.content(), map -> map.containsKey("circuitBreaker"))
                .map(map -> map.get("circuitBreaker"))
                .filter(breaker -> !throwsWhenOpen(breaker, settings))
                .ifPresent(breaker -> {
                    throw wrong(
                            route,
                            "throwExceptionWhenHalfOpenOrOpenState of its breaker is not true, so an open breaker would"
                                    + " go on with an old reply. Set it to true.");
                });
    }

    private static boolean throwsWhenOpen(Object breaker, Map<String, String> settings) {
        return step(breaker, map -> map.containsKey("throwExceptionWhenHalfOpenOrOpenState"))
                .map(map -> map.get("throwExceptionWhenHalfOpenOrOpenState"))
                .filter(value ->
                        RouteUnit.resolve(String.valueOf(value), settings).equals("true"))
                .isPresent();
    }

    /** The first mapping that is so, at any depth. */
    static Optional<Map<?, ?>> step(Object node, Predicate<Map<?, ?>> wanted) {
        if (node instanceof List<?> list) {
            return list.stream()
                    .flatMap(element -> step(element, wanted).stream())
                    .findFirst();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        return wanted.test(map)
                ? Optional.of(map)
                : map.values().stream()
                        .flatMap(value -> step(value, wanted).stream())
                        .findFirst();
    }

    private static ConfigurationError wrong(RouteUnit route, String what) {
        return new ConfigurationError(
                "route " + route.id() + " in " + route.file() + ", line " + route.line() + ": " + what);
    }
}
