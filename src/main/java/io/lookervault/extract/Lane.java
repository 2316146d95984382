package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.vault.PageKey;
import java.util.Optional;

/**
 * One list of a kind: all of it, that of one folder, or that of the Trash. A list that takes more than one page is
 * surveyed after the first: its ids are read before the rest of its pages. A run that asks for changes reads nothing but
 * ids and dates.
 *
 * <p>Not thread-safe: {@link Claims} guards it.
 */
final class Lane {
    private final Stream pages;
    private final Stream census;
    private final boolean datesOnly;

    private Lane(Stream pages, Stream census, boolean datesOnly) {
        this.pages = pages;
        this.census = census;
        this.datesOnly = datesOnly;
    }

    static Lane of(Kind kind, PageScope scope, int batchSize) {
        Listing listing = kind.listing().orElseThrow();
        return listing.paged()
                ? new Lane(Stream.paged(kind, scope, listing.pageSize(batchSize)), Stream.census(kind, scope), false)
                : new Lane(Stream.whole(kind, scope), Stream.none(kind), false);
    }

    /** Only ids and dates. */
    static Lane dates(Kind kind, PageScope scope) {
        return new Lane(Stream.none(kind), Stream.census(kind, scope), true);
    }

    /** The rows of a page that failed, one by one. */
    static Lane rowsOf(PageKey page) {
        return new Lane(Stream.rowsOf(page), Stream.none(page.kind()), false);
    }

    /** The first page and, if there are more, the ids. */
    Optional<PageKey> claimSurvey() {
        if (!pages.begun()) {
            return pages.claim();
        }
        return censusDue() ? census.claim() : Optional.empty();
    }

    Optional<PageKey> claim() {
        Optional<PageKey> survey = claimSurvey();
        if (survey.isPresent() || censusDue()) {
            return survey;
        }
        census.rows().ifPresent(pages::expect);
        return pages.claim();
    }

    private boolean censusDue() {
        return !census.drained() && (datesOnly || pages.goesOn());
    }

    /** Whether it is known what there is. */
    boolean surveyed() {
        return drained() || (pages.opened() && !censusDue());
    }

    /** How many pages are still to come, once it is surveyed. */
    long pagesLeft() {
        census.rows().ifPresent(pages::expect);
        return pages.pagesLeft();
    }

    /** The stream that handed out the page. */
    Optional<Stream> holding(PageKey page) {
        return pages.holds(page) ? Optional.of(pages) : Optional.of(census).filter(s -> s.holds(page));
    }

    void close() {
        pages.close();
        census.close();
    }

    boolean drained() {
        return pages.drained() && census.idle() && !censusDue();
    }
}
