package io.lookervault.content;

import java.util.Objects;

/**
 * Names one item: its kind and the id that Looker gave it. Ids are only unique within a kind, so nothing in LookerVault
 * is ever looked up by id alone.
 *
 * @param kind kind of content
 * @param id id as Looker spells it, never blank
 */
public record ItemKey(Kind kind, String id) {
    public ItemKey {
        Objects.requireNonNull(kind, "kind");
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("a " + kind.singular() + " needs an id, got: " + id);
        }
    }

    /** The key that {@link #toString} wrote. */
    public static ItemKey parse(String text) {
        int blank = text.indexOf(' ');
        return new ItemKey(
                Kind.named(text.substring(0, Math.max(0, blank)))
                        .orElseThrow(() -> new IllegalArgumentException("not a kind and an id: " + text)),
                text.substring(blank + 1));
    }

    /** As people read it: {@code dashboard 42}. */
    @Override
    public String toString() {
        return kind.singular() + " " + id;
    }
}
