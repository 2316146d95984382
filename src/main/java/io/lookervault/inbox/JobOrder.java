package io.lookervault.inbox;

import io.lookervault.session.Options;
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
public record JobOrder(Verb verb, Map<String, Object> options) implements Options {
    public JobOrder {
        options = Map.copyOf(options);
    }

    @Override
    public boolean has(String flag) {
        return Boolean.TRUE.equals(options.get(flag));
    }

    /** A text, if it is given. */
    public Optional<String> text(String option) {
        return Optional.ofNullable(options.get(option)).map(String::valueOf);
    }

    @Override
    public OptionalInt number(String option) {
        return options.get(option) instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
    }

    @Override
    public List<String> list(String option) {
        return options.get(option) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
