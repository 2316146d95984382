package io.lookervault.schedule;

import io.lookervault.session.Options;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a schedule does, as its route says it: a word for the work, then options as on the command line, such as {@code
 * backup --incremental --folder-ids 12,57}.
 *
 * @param work one of {@link #works}
 * @param options values by option without dashes; a flag has an empty one
 */
public record Order(String work, Map<String, String> options) implements Options {
    private static final Set<String> FLAGS = Set.of("incremental", "recursive", "include-trash", "live");
    private static final Set<String> NUMBERS = Set.of("max-calls", "retention-days");
    private static final Set<String> LISTS = Set.of("types", "folder-ids");
    private static final Map<String, Set<String>> WORKS = Map.of(
            "backup", Set.of("incremental", "recursive", "include-trash", "types", "folder-ids", "max-calls"),
            "verify", Set.of("live"),
            "cleanup", Set.of("retention-days"),
            "dlq-retry", Set.of());

    public Order {
        options = Map.copyOf(options);
        if (!WORKS.containsKey(work)) {
            throw new IllegalArgumentException("a schedule orders one of " + new TreeSet<>(WORKS.keySet()) + ", not \""
                    + work + "\". Correct the body that its route sets");
        }
        options.forEach((option, value) -> {
            mustExist(work, option);
            if (LISTS.contains(option)) {
                mustNameSomething(option, value);
            } else if (NUMBERS.contains(option)) {
                whole(option, value);
            }
        });
    }

    private static void mustNameSomething(String option, String value) {
        if (Arrays.stream(value.split(",", -1)).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("--" + option + " in the order is \"" + value
                    + "\", in which a name is missing. Leave --" + option + " out for everything");
        }
    }

    private static void mustExist(String work, String option) {
        if (!WORKS.getOrDefault(work, Set.of(option)).contains(option)) {
            throw new IllegalArgumentException(work + " has no option --" + option + ", only "
                    + new TreeSet<>(WORKS.get(work)) + ". Correct the body that its route sets");
        }
    }

    /** Reads what a route says. */
    public static Order parse(String text) {
        Iterator<String> words = Arrays.asList(text.strip().split("\\s+")).iterator();
        String work = words.next();
        Map<String, String> options = new TreeMap<>();
        while (words.hasNext()) {
            String word = words.next();
            String option = word.replaceFirst("^--", "").replaceFirst("=.*", "");
            if (!word.startsWith("--")) {
                throw new IllegalArgumentException("\"" + word + "\" in the order \"" + text
                        + "\" is no option. Options begin with --; put no space into a list");
            }
            mustExist(work, option);
            if (word.contains("=")) {
                put(options, option, word.substring(word.indexOf('=') + 1));
            } else if (FLAGS.contains(option)) {
                options.put(option, "");
            } else if (words.hasNext()) {
                options.put(option, words.next());
            } else {
                throw new IllegalArgumentException("--" + option + " in the order \"" + text + "\" has no value");
            }
        }
        return new Order(work, options);
    }

    private static void put(Map<String, String> options, String option, String value) {
        if (!FLAGS.contains(option)) {
            options.put(option, value);
        } else if (value.equalsIgnoreCase("true")) {
            options.put(option, "");
        } else if (!value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(
                    "--" + option + " in the order is \"" + value + "\". It must be true or false");
        }
    }

    /** The words for work. */
    public static Set<String> works() {
        return WORKS.keySet();
    }

    @Override
    public boolean has(String flag) {
        return options.containsKey(flag);
    }

    @Override
    public List<String> list(String option) {
        return Optional.ofNullable(options.get(option))
                .map(value -> List.of(value.split(",")))
                .orElse(List.of());
    }

    @Override
    public OptionalInt number(String option) {
        String value = options.get(option);
        return value == null ? OptionalInt.empty() : OptionalInt.of(whole(option, value));
    }

    private static int whole(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + option + " is \"" + value + "\", which is no whole number", e);
        }
    }
}
