package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.restore.Identity.Planned;
import io.lookervault.restore.Identity.Present;
import io.lookervault.vault.Restorations.Restored;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says which query of the target is one of the vault. Thread-safe. */
final class QueryTwins {
    private final Identities identities;
    private final Once moved = new Once();

    QueryTwins(Identities identities) {
        this.identities = identities;
    }

    /** Queries never change and never go, and asking for one again gives the same; so a guess does no harm. */
    Identity of(ItemKey key) {
        Optional<String> known = identities.remembered(key).map(Restored::targetId);
        if (known.isEmpty() && identities.target().home() && saysTheSame(key)) {
            known = slug(key).or(() -> Optional.of(key.id()));
        }
        return known.<Identity>map(id -> new Present(id, Optional.empty())).orElseGet(Planned::new);
    }

    /** Older Lookers numbered their queries; since then the slug, which such a query has as well, is the id. */
    private Optional<String> slug(ItemKey key) {
        return key.id().matches("\\d+")
                ? identities.source().find(key).flatMap(query -> Values.text(query, "slug"))
                : Optional.empty();
    }

    /** Whether a query of the same id names the colours and models that it should. */
    private boolean saysTheSame(ItemKey key) {
        if (!moved.whether(this::moved)) {
            return true;
        }
        Optional<Map<String, Object>> data = identities.source().find(key);
        if (data.isEmpty()) {
            return true;
        }
        Rewriting rewriting = new Rewriting(identities, identities::of);
        Map<String, Object> wanted = rewriting.of(key, data.get(), false);
        return !rewriting.missing().isEmpty() || Same.same(data.get(), wanted);
    }

    /** Whether something that queries name has another name than where the vault came from. */
    private boolean moved() {
        Set<ItemKey> others = new HashSet<>();
        identities.source().all(Kind.COLOR_COLLECTION, (key, data) -> {
            boolean same = identities.of(key) instanceof Present present
                    && present.id().equals(key.id())
                    && present.seen()
                            .filter(seen -> Palettes.ids(seen.data()).containsAll(Palettes.ids(data)))
                            .isPresent();
            if (!same) {
                others.add(key);
            }
        });
        return !others.isEmpty()
                || !identities.rules().models().isEmpty()
                || !identities.rules().connections().isEmpty();
    }
}
