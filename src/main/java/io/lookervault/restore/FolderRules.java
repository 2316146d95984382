package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.restore.Identity.Absent;
import io.lookervault.vault.Mirror.Seen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folders that lie elsewhere in the target, by path: {@code Shared/Old} is {@code Shared/New} there. The name
 * of a folder that is there may hold slashes, that of one to be made may not.
 */
final class FolderRules {
    private final Map<String, String> paths;
    private final Source source;
    private final Target target;

    FolderRules(Rules rules, Source source, Target target) {
        this.paths = rules.folders();
        this.source = source;
        this.target = target;
    }

    /**
     * Where a folder is to be.
     *
     * @param parent id of the folder above it in the target
     */
    private record Place(String parent, String name) {}

    /** The path that a rule gives to the folder, if one does. */
    Optional<String> other(Map<String, Object> folder) {
        return paths.isEmpty() ? Optional.empty() : Optional.ofNullable(paths.get(path(folder)));
    }

    private String path(Map<String, Object> folder) {
        Deque<String> names = new ArrayDeque<>(List.of(Writes.text(folder, "name")));
        new Ancestry(source)
                .from(Values.text(folder, "parent_id"))
                .forEach(above -> names.push(Writes.text(above.data(), "name")));
        return String.join("/", names);
    }

    /** Why the folder cannot be where a rule wants it, if so. */
    Optional<Absent> hindrance(Map<String, Object> folder) {
        return other(folder)
                .filter(path -> place(path).isEmpty())
                .map(path -> new Absent("folder " + path + ", named by --map, has no folder above it in the target."
                        + " Make that one there, or name another path"));
    }

    /** Gives a folder the name and the parent that a rule wants. */
    void apply(Map<String, Object> folder, Map<String, Object> copy) {
        other(folder).flatMap(this::place).ifPresent(place -> {
            copy.put("parent_id", place.parent());
            copy.put("name", place.name());
        });
    }

    private Optional<Place> place(String path) {
        Optional<Place> there = folder(path)
                .flatMap(seen -> Values.text(seen.data(), "parent_id")
                        .map(parent -> new Place(parent, Writes.text(seen.data(), "name"))));
        int slash = path.lastIndexOf('/');
        return there.or(() -> folder(path.substring(0, Math.max(slash, 0)))
                .map(parent -> new Place(parent.id(), path.substring(slash + 1))));
    }

    private Optional<Seen> folder(String path) {
        Optional<Seen> root = Keys.ROOTS.stream()
                .flatMap(flag -> target.keyed(Kind.FOLDER, flag).stream())
                .filter(seen -> path.equals(seen.data().get("name")))
                .findFirst();
        if (root.isPresent()) {
            return root;
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String name = path.substring(slash + 1);
            Optional<Seen> found = folder(path.substring(0, slash)).flatMap(parent -> child(parent.id(), name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Seen> child(String parent, String name) {
        List<String> keys = Keys.of(Kind.FOLDER, Map.of("parent_id", parent, "name", name));
        return target.keyed(Kind.FOLDER, keys.get(0)).stream().findFirst();
    }
}
