package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.Mirror.Seen;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tells that an item of the target which has the id of another is that one: an id alone never does. */
final class Marks {
    /** What an alert watches: a tile of a dashboard, or one that comes with the LookML. */
    private static final List<String> TILES = List.of("dashboard_element_id", "lookml_link_id");

    private Marks() {}

    /** What people call an item. */
    static String name(Kind kind, Map<String, Object> data) {
        return Values.text(data, kind.nameField()).orElse("no name");
    }

    /** When Looker made the item, as far as it says; of a user it says since when it signs in, for each of the ways it does. */
    static Set<String> instants(Map<String, Object> data) {
        Optional<String> made = Values.text(data, "created_at");
        return made.isPresent() ? Set.of(made.get()) : SignIn.since(data);
    }

    /** One instant that tells the item from others of the same id, or nothing. */
    static String made(Map<String, Object> data) {
        return instants(data).stream().findFirst().orElse("");
    }

    private static boolean shareKey(Kind kind, List<String> keys, Seen seen) {
        return Keys.of(kind, seen.data()).stream().anyMatch(keys::contains);
    }

    /** An id means the same only with a second mark: the instant of creation, a natural key, or for want of these a name. */
    static boolean same(Kind kind, Map<String, Object> data, List<String> keys, Seen seen, Set<String> instants) {
        if (Keys.is(data, "is_personal") && !Keys.is(seen.data(), "is_personal")) {
            return false; // its user has gone and gets another one
        }
        boolean sameTile = kind == Kind.ALERT
                && TILES.stream()
                        .anyMatch(tile -> Values.text(data, tile).isPresent()
                                && Values.text(data, tile).equals(Values.text(seen.data(), tile)));
        Set<String> instantsThere = instants(seen.data());
        if (sameTile || !Collections.disjoint(instants, instantsThere)) {
            return true;
        }
        boolean named = name(kind, data).equals(name(kind, seen.data()));
        boolean addressless = Keys.of(kind, seen.data()).isEmpty(); // it lost its address, or did not get one yet
        if (kind == Kind.USER && (addressless || instants.isEmpty() || instantsThere.isEmpty())) {
            return named || shareKey(kind, keys, seen);
        }
        boolean onlyNamed = keys.isEmpty() && instants.isEmpty();
        return onlyNamed ? named : shareKey(kind, keys, seen);
    }
}
