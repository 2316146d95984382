package io.lookervault.extract;

/** Hands pages of folders to the tree that asked for them. Bean of the route {@code extract-folders}. */
final class FolderTrees {
    /** Takes a page of folders. */
    public void take(FolderTree tree, FolderTree.Rows page) {
        tree.take(page);
    }
}
