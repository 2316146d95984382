package io.lookervault.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody asks for, with options that fit the verb.
 *
 * @param verb what to do
 * @param options {@link Boolean}, {@link String}, {@link Integer} or a list of strings, by name
 */
public record JobOrder(Verb verb, Map<String, Object> options) {
    public JobOrder {
        options = Map.copyOf(options);
    }

    /** Whether a flag is set. */
    public boolean has(String flag) {
        return Boolean.TRUE.equals(options.get(flag));
    }

    /** A text, if it is given. */
    public Optional<String> text(String option) {
        return Optional.ofNullable(options.get(option)).map(String::valueOf);
    }

    /** A number, if it is given. */
    public OptionalInt number(String option) {
        return options.get(option) instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** The values of a list; empty when it is not given. */
    public List<String> list(String option) {
        return options.get(option) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
