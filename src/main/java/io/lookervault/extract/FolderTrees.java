package io.lookervault.extract;

import java.util.List;
import java.util.Map;

/** Hands pages of folders to the tree that asked for them. Bean of the route {@code extract-folders}. */
final class FolderTrees {
    /** Takes a page of folders. */
    public void take(FolderTree tree, List<Map<String, Object>> rows) {
        tree.take(rows);
    }
}
