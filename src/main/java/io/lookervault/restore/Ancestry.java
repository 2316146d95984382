package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders of the vault in which something lies, whether they are restored or not. Folders that lie in each other end as well. */
record Ancestry(Source source) {
    private static final int DEEPEST = 100;

    record Folder(ItemKey key, Map<String, Object> data) {}

    /** The folder of this id, then the one above it, and so on, up to the first that the vault does not have. */
    Stream<Folder> from(Optional<String> id) {
        return Stream.iterate(
                        folder(id),
                        Optional::isPresent,
                        below -> folder(Values.text(below.orElseThrow().data(), "parent_id")))
                .limit(DEEPEST)
                .flatMap(Optional::stream);
    }

    private Optional<Folder> folder(Optional<String> id) {
        return id.map(known -> new ItemKey(Kind.FOLDER, known))
                .flatMap(key -> source.find(key).map(data -> new Folder(key, data)));
    }

    /** How deep a folder lies: from the top down, folders are made and closed. What is no folder lies nowhere: 0. */
    int depth(ItemKey key) {
        return key.kind() == Kind.FOLDER ? (int) from(Optional.of(key.id())).count() : 0;
    }
}
