package io.lookervault.inbox;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
@FunctionalInterface
public interface Nearby {
    Optional<String> find(String given, Collection<String> known);
}
