package io.lookervault.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words such as {@code latency=50}. */
final class Arguments {
    private final Map<String, String> values;

    Arguments(List<String> words) {
        this(new HashMap<>());
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("expected name=value, found " + word);
            }
            values.put(word.substring(0, sign), word.substring(sign + 1));
        }
    }

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /** These, with another value of one of them. */
    Arguments with(String name, int value) {
        Map<String, String> others = new HashMap<>(values);
        others.put(name, Integer.toString(value));
        return new Arguments(others);
    }

    /** These, with a value for one that has none. */
    Arguments or(String name, int otherwise) {
        return values.containsKey(name) ? this : with(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
    }

    int[] numbers(String name, String otherwise) {
        String[] words = values.getOrDefault(name, otherwise).split(",", -1);
        return List.of(words).stream().mapToInt(Integer::parseInt).toArray();
    }
}
