package io.lookervault.restore;

import io.lookervault.content.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may sign in: whoever was shut out after the backup stays so, unless the rules let users in again. */
final class SignIn {
    private static final String CREDENTIALS = "credentials_";
    private static final String MAIL = CREDENTIALS + "email";

    private SignIn() {}

    /** Takes from what is wanted of a user what would let it in again; answers what that is. */
    static List<String> keepShut(Map<String, Object> wanted, Map<String, Object> there) {
        List<String> kept = new ArrayList<>();
        if (Keys.is(there, "is_disabled") && !Keys.is(wanted, "is_disabled")) {
            wanted.remove("is_disabled");
            kept.add("being enabled again, since it is disabled in the target; --enable-users lets it in again");
        }
        if (!byMail(there)) {
            if (byMail(wanted)) {
                kept.add("its e-mail sign-in, which it lacks in the target; --enable-users brings that back");
            }
            wanted.remove(MAIL);
            wanted.remove("email");
        }
        return kept;
    }

    /** Since when a user signs in, by mail first, then in the other ways it has. */
    static Set<String> since(Map<String, Object> user) {
        Set<String> since = new LinkedHashSet<>(Values.texts(user, MAIL + ".created_at"));
        user.keySet().stream()
                .filter(key -> key.startsWith(CREDENTIALS))
                .sorted()
                .forEach(key -> {
                    String path = user.get(key) instanceof List<?> ? key + "[]" : key;
                    since.addAll(Values.texts(user, path + ".created_at"));
                });
        return since;
    }

    private static boolean byMail(Map<String, Object> user) {
        return Values.text(user, MAIL + ".email").isPresent();
    }

    /** Whether there is a way in at all. */
    static boolean isPossible(Map<String, Object> user) {
        return user.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(CREDENTIALS)
                        && entry.getValue() != null
                        && !List.of().equals(entry.getValue()));
    }
}
