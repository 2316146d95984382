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
     * @param rationed whether there may be so many of these lists that a run reads only some of them
     */
    record SubList(String key, String path, String query, boolean paged, boolean idsOnly, boolean rationed)
            implements Part {}

    /**
     * The ids of those that belong to the item, in numeric order. Each of them says so itself, so that no call is needed
     * where all of them are read anyway.
     *
     * @param key the key in the stored item
     * @param memberName singular name of the members' kind
     * @param memberField where in a member the ids of what it belongs to stand, see {@link Values}
     * @param otherwise how to ask for the list when the members are not read
     */
    record Members(String key, String memberName, String memberField, SubList otherwise) implements Part {
        /** The kind of the members. */
        public Kind member() {
            return Kind.named(memberName).orElseThrow();
        }
    }

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
