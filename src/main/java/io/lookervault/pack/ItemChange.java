package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import java.util.List;

/**
 * What a pack does to one item.
 *
 * @param sort what happens to it
 * @param file the file that says so; empty for what follows from others
 * @param fields what differs, field by field; empty for an item that is added or deleted
 */
public record ItemChange(ItemKey key, Sort sort, String file, List<Field> fields) {
    public ItemChange {
        fields = List.copyOf(fields);
    }

    /** What happens to an item. */
    public enum Sort {
        ADDED,
        CHANGED,
        DELETED
    }

    /**
     * One field.
     *
     * @param path where it stands, such as {@code dashboard_elements[3].title}
     * @param before its value as text for people; empty when it is new
     * @param after the same; empty when it is gone
     */
    public record Field(String path, String before, String after) {}
}
