package io.lookervault.content;

/**
 * How Looker lists a kind.
 *
 * @param path API path below {@code /api/4.0}
 * @param query fixed query string without {@code ?}, or empty; {@code {scope}} stands for the scope of a stream
 * @param paged whether the list takes {@code limit} and {@code offset}
 * @param sorted whether the list takes {@code sorts}, so that pages can be kept stable
 * @param folderFilter whether the list takes {@code folder_id}
 */
public record Listing(String path, String query, boolean paged, boolean sorted, boolean folderFilter) {
    /** Whether the list exists once per scope, such as the content metadata below one folder. */
    public boolean scoped() {
        return query.contains("{scope}");
    }
}
