package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.vault.Pair;
import io.lookervault.vault.Restorations;
import java.util.Map;

/**
 * Remembers what takes several calls and was begun, where nobody can tell from the target alone. Looker copies the rules of the
 * parent to a folder or board that stops inheriting, and until all that is not wanted is gone again, they look like rules that
 * were given to it; unless Looker refused even that: then what is there was given to it. A user is made in two steps, and before the second it looks like one whose address was taken away.
 */
final class Begun {
    private static final String BEGUN = "begun";

    private final String what;
    private final Restorations restorations;
    private final Pair instances;

    private Begun(String what, Restorations restorations, Pair instances) {
        this.what = what;
        this.restorations = restorations;
        this.instances = instances;
    }

    /** Folders and boards that get access rules of their own, by their content metadata. */
    static Begun ownAccess(Restorations restorations, Pair instances) {
        return new Begun("own access", restorations, instances);
    }

    /** Users that are made. */
    static Begun newUsers(Restorations restorations, Pair instances) {
        return new Begun("new user", restorations, instances);
    }

    void begin(ItemKey key) {
        restorations.rememberParts(what, Map.of(key.id(), BEGUN), instances);
    }

    /** Nothing of it was done. */
    void refused(ItemKey key) {
        restorations.rememberParts(what, Map.of(key.id(), "refused"), instances);
    }

    /** Whether it was begun, and not ended. */
    boolean has(ItemKey key) {
        return restorations.part(what, key.id(), instances).isPresent();
    }

    /** Whether some of it may be done. */
    boolean isHalfDone(ItemKey key) {
        return restorations
                .part(what, key.id(), instances)
                .filter(BEGUN::equals)
                .isPresent();
    }

    void end(ItemKey key) {
        if (has(key)) {
            restorations.forgetPart(what, key.id(), instances);
        }
    }
}
