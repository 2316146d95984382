package io.lookervault.extract;

import io.lookervault.content.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Which kinds have to be extracted so that the kinds asked for are complete. */
final class KindPlan {
    private KindPlan() {}

    /**
     * Adds the queries that dashboards and looks are made of, and, for what has no list of its own, the kinds that name it.
     *
     * @param requested kinds asked for; empty for all
     */
    static Set<Kind> of(Set<Kind> requested) {
        if (requested.isEmpty()) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> plan = EnumSet.copyOf(requested);
        requested.forEach(kind -> plan.addAll(kind.sources()));
        boolean grown = true;
        while (grown) {
            Set<Kind> needed = EnumSet.noneOf(Kind.class);
            plan.forEach(kind -> kind.references().stream()
                    .map(reference -> reference.target())
                    .filter(Kind::immutable)
                    .forEach(needed::add));
            grown = plan.addAll(needed);
        }
        return plan;
    }
}
