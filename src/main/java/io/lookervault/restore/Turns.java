package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets items be made one after the other that Looker does not tell apart. Of two in flight, one whose answer was lost would be
 * looked up by what it is, and found in the other, whose answer is still on its way. For one thread.
 */
final class Turns {
    private final Identities identities;
    private final Map<String, Integer> given = new HashMap<>();

    Turns(Identities identities) {
        this.identities = identities;
    }

    /** How many that are alike are made before this one. */
    int next(ItemKey key, Map<String, Object> data) {
        int turn = 0;
        for (String alike : alike(key, data)) {
            turn = Math.max(turn, given.merge(key.kind() + " " + alike, 1, Integer::sum) - 1);
        }
        return turn;
    }

    private List<String> alike(ItemKey key, Map<String, Object> data) {
        if (key.kind() == Kind.USER) {
            return List.of(Keys.names(data)); // by which it is known until it has its address
        }
        return Namesakes.mayBe(key.kind())
                ? Keys.of(key.kind(), new Rewriting(identities, identities::of).of(key, data, false))
                : List.of();
    }
}
