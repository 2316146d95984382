package io.lookervault.content;

import java.util.List;

/**
 * A place in an item where the id of another item stands.
 *
 * @param path where the id (or a list of ids) stands, see {@link Values}
 * @param targetName singular name of the kind that the id belongs to
 * @param qualifier path of a value that is put before the id as {@code value::id}, or empty
 * @param unless field that must be empty for the reference to count, or empty
 */
public record Reference(String path, String targetName, String qualifier, String unless) {

    /** The kind that the id belongs to. */
    public Kind target() {
        return Kind.named(targetName).orElseThrow();
    }

    /** Every id that stands here in the data of an item, without repeats, in document order. */
    public List<String> ids(Object data) {
        if (!unless.isEmpty() && Values.text(data, unless).isPresent()) {
            return List.of();
        }
        String prefix = qualifier.isEmpty()
                ? ""
                : Values.text(data, qualifier).map(q -> q + "::").orElse("");
        return Values.texts(data, path).stream()
                .filter(id -> !id.isBlank())
                .map(prefix::concat)
                .distinct()
                .toList();
    }
}
