package io.lookervault.verify;

import io.lookervault.content.ItemKey;

/** Something about one item that is not as it should be. */
public sealed interface Finding {
    /** The item that it is about. */
    ItemKey item();

    /** One sentence for people. */
    String message();

    /**
     * The stored item cannot be trusted.
     *
     * @param reason {@code size}, {@code hash}, {@code content} (does not decode) or {@code identity}
     * @param detail what was found
     */
    record Damage(ItemKey item, String reason, String detail) implements Finding {
        @Override
        public String message() {
            return item + " is damaged: " + detail;
        }
    }

    /**
     * The item refers to one that the vault does not have, or only as deleted, though it has others of that kind. A
     * warning: Looker itself keeps such references after deletions.
     *
     * @param path where the reference stands in the item
     * @param target what it refers to
     * @param deleted whether the target is there, but soft-deleted
     */
    record Dangling(ItemKey item, String path, ItemKey target, boolean deleted) implements Finding {
        @Override
        public String message() {
            return item + " refers to " + target + " at " + path + ", which "
                    + (deleted ? "is soft-deleted" : "the vault does not have");
        }
    }
}
