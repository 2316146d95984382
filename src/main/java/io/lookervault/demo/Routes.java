package io.lookervault.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of operations. Of two that fit a path, the one with more literal words wins. */
final class Routes {
    private final Map<String, List<Route>> bySize = new HashMap<>();

    interface Handler {
        Reply handle(Call call);
    }

    /** A path such as {@code /dashboards/{id}} split into words, with the code behind it. */
    record Route(String method, String path, List<String> words, Handler handler) {
        String operation() {
            return method + " " + path;
        }

        private boolean fits(List<String> given) {
            for (int i = 0; i < words.size(); i++) {
                if (!variable(words.get(i)) && !words.get(i).equals(given.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private long literals() {
            return words.stream().filter(word -> !variable(word)).count();
        }

        private static boolean variable(String word) {
            return word.startsWith("{");
        }
    }

    record Match(Route route, List<String> vars) {}

    Routes get(String path, Handler handler) {
        return on("GET", path, handler);
    }

    Routes on(String method, String path, Handler handler) {
        List<String> words = words(path);
        List<Route> same = bySize.computeIfAbsent(method + words.size(), key -> new ArrayList<>());
        same.add(new Route(method, path, words, handler));
        same.sort((a, b) -> Long.compare(b.literals(), a.literals()));
        return this;
    }

    /** Finds the operation for a raw (still percent-encoded) path without the API prefix. */
    Optional<Match> match(String method, String rawPath) {
        List<String> given = words(rawPath).stream()
                .map(word -> Call.decode(word.replace("+", "%2B")))
                .toList();
        for (Route route : bySize.getOrDefault(method + given.size(), List.of())) {
            if (route.fits(given)) {
                List<String> vars = new ArrayList<>();
                for (int i = 0; i < given.size(); i++) {
                    if (Route.variable(route.words().get(i))) {
                        vars.add(given.get(i));
                    }
                }
                return Optional.of(new Match(route, vars));
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String path) {
        List<String> out = new ArrayList<>();
        for (String word : path.split("/", -1)) {
            if (!word.isEmpty()) {
                out.add(word);
            }
        }
        return out;
    }
}
