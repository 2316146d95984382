package io.lookervault.vault;

import java.util.Objects;

/**
 * The fact that a page is done.
 *
 * @param key the page
 * @param rows number of rows that Looker returned for it
 * @param note what the extraction wants to remember with it, or empty
 */
public record PageMark(PageKey key, int rows, String note) {
    public PageMark {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(note, "note");
    }
}
