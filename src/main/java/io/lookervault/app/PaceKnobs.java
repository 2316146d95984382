package io.lookervault.app;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pace as the routes say it: what the steps {@code looker-throttle} and {@code looker-pace} of {@code looker-send} come to.
 * Read from the route itself, so that it does not matter whether the settings or the route were edited.
 *
 * @param throttle most requests in a second, of the throttler
 * @param perSecond most requests in a second
 * @param perMinute most requests in a minute
 */
record PaceKnobs(int throttle, int perSecond, int perMinute) {
    private static final Pattern AWAIT = Pattern.compile("await\\((\\d{1,9}), *(\\d{1,9})\\)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    PaceKnobs {
        if (throttle < 1 || perSecond < 1 || perMinute < 1) {
            throw new ConfigurationError(
                    "looker-send lets nothing through: its steps looker-throttle and looker-pace have " + throttle
                            + ", " + perSecond + " and " + perMinute + " as most requests. Give 1 or more");
        }
    }

    /** Those of the routes; empty when they do not say so in the way that is known here. */
    static Optional<PaceKnobs> of(RouteSet routes) {
        Optional<String> throttle = expression(routes, "looker-throttle").filter(NUMBER.asMatchPredicate());
        Optional<Matcher> pace =
                expression(routes, "looker-pace").map(AWAIT::matcher).filter(Matcher::matches);
        if (throttle.isEmpty() || pace.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PaceKnobs(
                Integer.parseInt(throttle.get()),
                Integer.parseInt(pace.get().group(1)),
                Integer.parseInt(pace.get().group(2))));
    }

    private static Optional<String> expression(RouteSet routes, String step) {
        return routes.route("looker-send")
                .flatMap(route -> RouteRules.step(route.content(), map -> step.equals(map.get("id"))))
                .map(found -> found.get("expression"))
                .map(PaceKnobs::innermost)
                .map(text -> RouteUnit.resolve(text, routes.settings()));
    }

    /** The text of {@code simple: {expression: TEXT}} and of {@code method: {method: TEXT}}. */
    private static String innermost(Object expression) {
        Object text = expression;
        while (text instanceof Map<?, ?> map && !map.isEmpty()) {
            text = map.containsKey("expression")
                    ? map.get("expression")
                    : map.get("method") instanceof String method
                            ? method
                            : map.values().iterator().next();
        }
        return String.valueOf(text);
    }
}
