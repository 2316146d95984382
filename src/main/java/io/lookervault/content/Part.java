package io.lookervault.content;

/**
 * Something that belongs to an item but is not in the list that Looker gives: fetched apart and stored with the item
 * under {@link #key()}, after the keys of Looker's own object.
 */
public sealed interface Part {
    /** The key in the stored item. */
    String key();

    /**
     * A list of its own path.
     *
     * @param key the key in the stored item
     * @param path API path with {@code {field}} placeholders of the item
     * @param query fixed query string, or empty
     * @param paged whether the list takes limit and offset
     * @param idsOnly whether just the ids are kept, in numeric order
     */
    record SubList(String key, String path, String query, boolean paged, boolean idsOnly) implements Part {}

    /**
     * The body of another item, which exists as a kind of its own.
     *
     * @param key the key in the stored item
     * @param idField field of the item that holds the other's id
     * @param kindName singular name of the other's kind
     */
    record Body(String key, String idField, String kindName) implements Part {
        /** The kind that the body belongs to. */
        public Kind kind() {
            return Kind.named(kindName).orElseThrow();
        }
    }
}
