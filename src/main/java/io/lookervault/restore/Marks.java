package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.Mirror.Seen;
import java.util.List;
import java.util.Map;

/** What tells that an item of the target which has the id of another is that one: an id alone never does. */
final class Marks {
    private static final String TILE = "dashboard_element_id";

    private Marks() {}

    /** What people call an item. */
    static String name(Kind kind, Map<String, Object> data) {
        return Values.text(data, kind.nameField()).orElse("no name");
    }

    /** When Looker made the item, as far as it says; of a user it says since when it signs in by mail. */
    static String made(Map<String, Object> data) {
        return Values.text(data, "created_at")
                .or(() -> Values.text(data, "credentials_email.created_at"))
                .orElse("");
    }

    private static boolean shareKey(Kind kind, List<String> keys, Seen seen) {
        return Keys.of(kind, seen.data()).stream().anyMatch(keys::contains);
    }

    /** An id means the same only with a second mark: the instant of creation, a natural key, or for want of these a name. */
    static boolean same(Kind kind, Map<String, Object> data, List<String> keys, Seen seen, String createdAt) {
        if (Keys.is(data, "is_personal") && !Keys.is(seen.data(), "is_personal")) {
            return false; // its user has gone and gets another one
        }
        boolean sameTile = kind == Kind.ALERT
                && Values.text(data, TILE).isPresent()
                && Values.text(data, TILE).equals(Values.text(seen.data(), TILE));
        if (sameTile || (!createdAt.isEmpty() && createdAt.equals(made(seen.data())))) {
            return true;
        }
        boolean addressless = kind == Kind.USER
                && Keys.of(kind, seen.data()).isEmpty(); // it lost its address, or did not get one yet
        boolean onlyNamed = addressless || (keys.isEmpty() && createdAt.isEmpty());
        return onlyNamed ? name(kind, data).equals(name(kind, seen.data())) : shareKey(kind, keys, seen);
    }
}
