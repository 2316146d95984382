package io.lookervault.app;

import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.schedule.Order;
import io.lookervault.schedule.Timetable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What schedules have to be, so that none fails at night that could be known to fail: a cron expression, a time zone, and an order
 * of which a request can be made. An order that is only known when its time comes is not judged.
 */
final class ScheduleRules {
    private static final List<String> TEXTS = List.of("constant", "simple");

    private ScheduleRules() {}

    /** @throws ConfigurationError names the route, its file and what is wrong */
    static void judge(RouteSet set, Settings settings) {
        for (RouteUnit route : set.routes()) {
            if (route.from().startsWith("quartz:") && route.content().get("from") instanceof Map<?, ?> from) {
                try {
                    judgeTime(route, from.get("parameters"), set.settings());
                    if (from.get("steps") instanceof List<?> steps) {
                        steps.forEach(step -> judgeOrder(step, set, settings));
                    }
                } catch (IllegalArgumentException wrong) {
                    throw new ConfigurationError(
                            "route " + route.id() + " in " + route.file() + ", line " + route.line() + ": "
                                    + wrong.getMessage() + ".",
                            wrong);
                }
            }
        }
    }

    private static void judgeTime(RouteUnit route, Object parameters, Map<String, String> settings) {
        if (parameters instanceof Map<?, ?> map && map.get("cron") instanceof String cron) {
            Object zone = map.containsKey("trigger.timeZone") ? map.get("trigger.timeZone") : Timetable.unnamedZone();
            Timetable.of(
                    route.id(),
                    RouteUnit.resolve(cron, settings),
                    RouteUnit.resolve(String.valueOf(zone), settings),
                    true);
        } else {
            throw new IllegalArgumentException("it has no cron. Set cron under its parameters");
        }
    }

    private static void judgeOrder(Object step, RouteSet set, Settings settings) {
        if (step instanceof Map<?, ?> map && map.get("setBody") instanceof Map<?, ?> body) {
            Map<?, ?> expression = body.get("expression") instanceof Map<?, ?> inner ? inner : body;
            for (String language : TEXTS) {
                String order = RouteUnit.resolve(text(expression.get(language)), set.settings());
                if (!order.isEmpty() && !order.contains("${") && !order.contains("{{")) {
                    judge(Order.parse(order), settings);
                }
            }
        }
    }

    /** An expression may be written in short. */
    private static String text(Object expression) {
        Object text = expression instanceof Map<?, ?> map ? map.get("expression") : expression;
        return text instanceof String words ? words : "";
    }

    private static void judge(Order order, Settings settings) {
        OrderedExtraction.selection(order);
        OrderedExtraction.limits(order, settings);
        order.number("retention-days").ifPresent(days -> new CleanupRequest(Path.of(""), days, true));
    }
}
