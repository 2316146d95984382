package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Filters, sorts and pages items as the parameters of a call ask. */
final class Search<T> {
    private final Call call;
    private final BiFunction<T, String, JsonNode> peek;

    Search(Call call, BiFunction<T, String, JsonNode> peek) {
        this.call = call;
        this.peek = peek;
    }

    /** A part of what was found, and how much that was. */
    record Page<T>(List<T> items, int total) {}

    Page<T> over(List<T> all, List<String> filters) {
        List<T> found = sorted(filtered(all, filters));
        int offset = Math.min(found.size(), offset());
        int limit = Math.min(found.size() - offset, limit());
        return new Page<>(found.subList(offset, offset + limit), found.size());
    }

    static boolean paged(Call call) {
        return call.param("limit").isPresent() || call.param("per_page").isPresent();
    }

    private int limit() {
        return number("limit", number("per_page", Integer.MAX_VALUE));
    }

    private int offset() {
        int page = number("page", 1);
        boolean byPage = call.param("limit").isEmpty() && call.param("per_page").isPresent();
        return number("offset", byPage ? Math.max(0, page - 1) * limit() : 0);
    }

    private int number(String name, int otherwise) {
        String text = call.query().getOrDefault(name, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!Table.isNumber(text) || text.length() > 9) {
            throw LookerError.of(400, "Bad Request: " + name + " must be a whole number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private List<T> filtered(List<T> all, List<String> filters) {
        List<Predicate<T>> tests = new ArrayList<>();
        for (String name : filters) {
            call.param(name).ifPresent(wanted -> tests.add(test(name, wanted)));
        }
        if (tests.isEmpty()) {
            return all;
        }
        boolean any = call.flag("filter_or");
        return all.stream()
                .filter(it -> any
                        ? tests.stream().anyMatch(test -> test.test(it))
                        : tests.stream().allMatch(test -> test.test(it)))
                .toList();
    }

    private Predicate<T> test(String name, String wanted) {
        if (wanted.equalsIgnoreCase("IS NULL") || wanted.equalsIgnoreCase("NOT NULL")) {
            boolean absent = wanted.equalsIgnoreCase("IS NULL");
            return it -> peek.apply(it, name).asText("").isEmpty() == absent
                    || peek.apply(it, name).isNull() == absent;
        }
        if (name.equals("id") || name.endsWith("_id")) {
            List<String> ids = List.of(wanted.split("\\s*,\\s*", -1));
            return it -> ids.contains(peek.apply(it, name).asText());
        }
        Like like = new Like(wanted);
        return it -> matches(peek.apply(it, name), wanted, like);
    }

    private static boolean matches(JsonNode value, String wanted, Like like) {
        if (value.isBoolean()) {
            return value.asBoolean() == (wanted.equals("true") || wanted.equals("1"));
        }
        if (value.isArray()) {
            return Json.texts(value).stream().anyMatch(like::matches);
        }
        return !value.isNull() && !value.isMissingNode() && like.matches(value.asText());
    }

    private List<T> sorted(List<T> found) {
        Comparator<T> order = null;
        for (String sort : call.param("sorts").orElse("").split(",", -1)) {
            String[] words = sort.strip().split("[\\s+]+", -1);
            if (!words[0].isEmpty()) {
                Comparator<T> next = by(words[0]);
                next = words.length > 1 && words[1].toLowerCase(Locale.ROOT).startsWith("desc")
                        ? next.reversed()
                        : next;
                order = order == null ? next : order.thenComparing(next);
            }
        }
        boolean already =
                order == null || call.param("sorts").orElse("").strip().equals("id");
        return already ? found : found.stream().sorted(order).toList();
    }

    private Comparator<T> by(String field) {
        Comparator<String> order = field.equals("id") || field.endsWith("_id")
                ? Table.BY_ID
                : Comparator.comparing((String it) -> it.toLowerCase(Locale.ROOT))
                        .thenComparing(it -> it);
        return Comparator.comparing(it -> peek.apply(it, field).asText(""), order);
    }

    /** SQL LIKE without regard to case: % any text, _ any character. */
    record Like(String pattern) {
        Like {
            pattern = pattern.toLowerCase(Locale.ROOT);
        }

        boolean matches(String text) {
            return matches(text.toLowerCase(Locale.ROOT), 0, 0);
        }

        private boolean matches(String text, int from, int at) {
            int t = from;
            for (int p = at; p < pattern.length(); p++) {
                char want = pattern.charAt(p);
                if (want == '%') {
                    for (int skip = t; skip <= text.length(); skip++) {
                        if (matches(text, skip, p + 1)) {
                            return true;
                        }
                    }
                    return false;
                }
                if (t >= text.length() || (want != '_' && want != text.charAt(t))) {
                    return false;
                }
                t++;
            }
            return t == text.length();
        }
    }
}
