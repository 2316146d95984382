package io.lookervault.cli;

import io.lookervault.content.ItemKey;

/** Ids as people know them, and as rows of the original tool spell them: {@code 42} and {@code dashboard::42}. */
final class Ids {
    private Ids() {}

    /** The id without the kind before it. */
    static String plain(ItemKey key) {
        String prefix = key.kind().singular() + "::";
        return key.id().startsWith(prefix) ? key.id().substring(prefix.length()) : key.id();
    }
}
