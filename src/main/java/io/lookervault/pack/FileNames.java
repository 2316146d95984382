package io.lookervault.pack;

import io.lookervault.content.Kind;
import io.lookervault.vault.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which file holds which item of a kind: its id, encoded as far as any file system needs it. Immutable. */
final class FileNames {
    static final String ENDING = ".yaml";

    private final Set<String> twins;
    private final Set<String> triplets;

    private FileNames(Set<String> twins, Set<String> triplets) {
        this.twins = twins;
        this.triplets = triplets;
    }

    /** Names for all these rows of one kind, apart on file systems that do not tell case. */
    static FileNames of(List<Snapshot.Entry> entries) {
        Map<String, Integer> plain = new HashMap<>();
        entries.forEach(entry -> plain.merge(SafeName.fold(SafeName.file(id(entry))), 1, Integer::sum));
        plain.values().removeIf(count -> count == 1);
        Map<String, Integer> encoded = new HashMap<>();
        entries.stream()
                .map(FileNames::id)
                .filter(id -> plain.containsKey(SafeName.fold(SafeName.file(id))))
                .forEach(id -> encoded.merge(SafeName.fold(SafeName.twin(id)), 1, Integer::sum));
        encoded.values().removeIf(count -> count == 1);
        return new FileNames(new HashSet<>(plain.keySet()), new HashSet<>(encoded.keySet()));
    }

    private static String id(Snapshot.Entry entry) {
        return entry.key().id();
    }

    String name(String id) {
        String name = SafeName.file(id);
        if (twins.isEmpty() || !twins.contains(SafeName.fold(name))) {
            return name + ENDING;
        }
        String twin = SafeName.twin(id);
        return (triplets.contains(SafeName.fold(twin)) ? SafeName.hashed(id) : twin) + ENDING;
    }

    /** Whether a file of this name may hold the item. */
    static boolean mayHold(String file, Kind kind, String id) {
        return file.equals(SafeName.file(id) + ENDING)
                || file.equals(SafeName.twin(id) + ENDING)
                || file.equals(SafeName.hashed(id) + ENDING)
                || file.equals(kind.singular() + "%3A%3A" + SafeName.file(id) + ENDING);
    }
}
