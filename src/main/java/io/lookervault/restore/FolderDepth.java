package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.Optional;

/** How deep a folder lies in the vault, whether those above it are restored or not: by it folders are made and closed from the top down. */
final class FolderDepth {
    private static final int DEEPEST = 100;

    private FolderDepth() {}

    /** What is no folder lies nowhere: 0. */
    static int of(Source source, ItemKey key) {
        int depth = 0;
        Optional<ItemKey> at = Optional.of(key).filter(item -> item.kind() == Kind.FOLDER);
        while (at.isPresent() && depth < DEEPEST) {
            at = source.find(at.get())
                    .flatMap(folder -> Values.text(folder, "parent_id"))
                    .map(id -> new ItemKey(Kind.FOLDER, id));
            depth++;
        }
        return depth;
    }
}
