package io.lookervault.content;

/**
 * How Looker lists a kind.
 *
 * @param path API path below {@code /api/4.0}
 * @param query fixed query string without {@code ?}, or empty; {@code {scope}} stands for the scope of a stream
 * @param paged whether the list takes {@code limit} and {@code offset}
 * @param sorted whether the list takes {@code sorts}, so that pages can be kept stable
 * @param searched whether the list takes {@code folder_id}, {@code deleted} and several ids, and says when each item was
 *     changed: true of content in folders, which there may be very much of
 * @param light whether items are so small that pages can hold {@value #LIGHTER} times as many
 */
public record Listing(String path, String query, boolean paged, boolean sorted, boolean searched, boolean light) {
    private static final int LIGHTER = 5;
    private static final int LARGEST = 1000;

    /** Rows to ask for in one page. */
    public int pageSize(int batchSize) {
        return light ? briefPageSize(batchSize) : batchSize;
    }

    /** Rows to ask for in one page when only a few fields of each are asked for. */
    public int briefPageSize(int batchSize) {
        return Math.min(LARGEST, batchSize * LIGHTER);
    }

    /** Whether the list exists once per scope, such as the content metadata below one folder. */
    public boolean scoped() {
        return query.contains("{scope}");
    }
}
