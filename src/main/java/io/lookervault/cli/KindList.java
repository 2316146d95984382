package io.lookervault.cli;

import io.lookervault.content.Kind;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Kinds given one by one and as comma lists, as one set. */
final class KindList {
    private KindList() {}

    static Set<Kind> of(List<Kind> positional, List<Kind> types) {
        Set<Kind> kinds = new LinkedHashSet<>(positional);
        kinds.addAll(types);
        return kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    }
}
