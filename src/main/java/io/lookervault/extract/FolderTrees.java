package io.lookervault.extract;

import io.lookervault.looker.BudgetSpent;

/** Hands pages of folders to the tree that asked for them. Bean of the route {@code extract-folders}. */
final class FolderTrees {
    /** Takes a page of folders. */
    public void take(FolderTree tree, Rows page) {
        tree.take(page);
    }

    /** There is no session yet that could be resumed. */
    @SuppressWarnings("DoNotCallSuggester") // a route calls it
    public void stop() {
        throw new BudgetSpent(
                "nothing was begun: to know which folder lies in which takes more calls than --max-calls allows."
                        + " Raise it, or leave it out");
    }
}
