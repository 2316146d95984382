package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.Pair;
import io.lookervault.vault.Restorations;
import java.util.Map;

/**
 * Remembers which folders and boards are being given access rules of their own. Looker copies the rules of the parent when one
 * stops inheriting; until all that was copied and is not wanted is gone again, nobody can tell it from rules that were given to it.
 */
final class OwnAccess {
    private static final String PART = "own access";

    private final Restorations restorations;
    private final Pair instances;

    OwnAccess(Restorations restorations, Pair instances) {
        this.restorations = restorations;
        this.instances = instances;
    }

    void begin(ItemKey metadata) {
        restorations.rememberParts(PART, Map.of(metadata.id(), "begun"), instances);
    }

    boolean hasBegun(ItemKey metadata) {
        return restorations.part(PART, metadata.id(), instances).isPresent();
    }

    void end(ItemKey metadata) {
        if (hasBegun(metadata)) {
            restorations.forgetPart(PART, metadata.id(), instances);
        }
    }
}
