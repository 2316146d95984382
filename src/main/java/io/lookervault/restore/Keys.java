package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By what an item is recognised in a target; ids in it are those of the target. */
final class Keys {
    static final List<String> ROOTS =
            List.of("is_shared_root", "is_users_root", "is_embed_shared_root", "is_embed_users_root");

    private Keys() {}

    /** The natural keys of an item, the surest first. */
    static List<String> of(Kind kind, Map<String, Object> data) {
        if (kind == Kind.FOLDER) {
            Optional<String> special = folder(data);
            if (special.isPresent() || is(data, "is_personal")) {
                return special.stream().toList();
            }
        }
        return Writing.of(kind).map(writing -> writing.keysOf(data)).orElse(List.of());
    }

    /**
     * A user is made in two steps, first the user and then the address. One that has no address, nor another way to sign in,
     * may have been left half made, and is recognised by its names where one was begun to be made.
     */
    static Optional<String> halfMade(Map<String, Object> user) {
        return SignIn.isPossible(user) || Values.text(user, "email").isPresent()
                ? Optional.empty()
                : Optional.of(names(user));
    }

    /** What a user was known by while it was half made. */
    static String names(Map<String, Object> user) {
        return "half made:" + Values.text(user, "first_name").orElse("") + "\n"
                + Values.text(user, "last_name").orElse("");
    }

    /** Whether what stands at the path is part of a natural key. */
    static boolean reads(Kind kind, String path) {
        return Writing.of(kind)
                .filter(writing -> writing.keys().stream()
                        .flatMap(key -> Arrays.stream(key.split("\\+", -1)))
                        .anyMatch(part -> part.equals(path) || part.equals(path + "?")))
                .isPresent();
    }

    /** Roots are known by what they are, personal folders by whose they are. */
    private static Optional<String> folder(Map<String, Object> data) {
        for (String root : ROOTS) {
            if (is(data, root)) {
                return Optional.of(root);
            }
        }
        if ("lookml".equals(data.get("id"))) {
            return Optional.of("lookml");
        }
        return is(data, "is_personal") ? Values.text(data, "creator_id").map("personal:"::concat) : Optional.empty();
    }

    /** Keys under which members are found by what they belong to. */
    static List<String> memberships(Kind kind, Map<String, Object> data) {
        List<String> keys = new ArrayList<>();
        kind.memberships()
                .forEach((of, part) ->
                        Values.texts(data, part.memberField()).forEach(id -> keys.add(membership(of, part, id))));
        return keys;
    }

    static String membership(Kind of, Part.Members part, String id) {
        return "in " + of.singular() + " " + part.key() + ":" + id;
    }

    static boolean is(Map<String, Object> data, String flag) {
        return Boolean.TRUE.equals(data.get(flag));
    }
}
