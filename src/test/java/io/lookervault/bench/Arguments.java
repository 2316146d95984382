package io.lookervault.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words such as {@code latency=50}. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    Arguments(List<String> words) {
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("expected name=value, found " + word);
            }
            values.put(word.substring(0, sign), word.substring(sign + 1));
        }
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
    }

    int[] numbers(String name, String otherwise) {
        String[] words = values.getOrDefault(name, otherwise).split(",", -1);
        return List.of(words).stream().mapToInt(Integer::parseInt).toArray();
    }
}
