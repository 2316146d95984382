package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.vault.PageKey;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * One list of a kind: all of it, that of one folder, or that of the Trash. A list that takes more than one page is
 * surveyed after the first: its ids are read before the rest of its pages, and then pages from the middle, which tell what the
 * others will be like, or all if they are few. A run that asks for changes reads nothing but ids and dates.
 *
 * <p>Not thread-safe: {@link Claims} guards it.
 */
final class Lane {
    private static final int SAMPLES = 4;

    private final Stream pages;
    private final Stream census;
    private final boolean datesOnly;
    private final LongFunction<Stream> sampling;
    private Optional<Stream> sample = Optional.empty();

    private Lane(Stream pages, Stream census, boolean datesOnly, LongFunction<Stream> sampling) {
        this.pages = pages;
        this.census = census;
        this.datesOnly = datesOnly;
        this.sampling = sampling;
    }

    private Lane(Stream pages, Stream census, boolean datesOnly) {
        this(pages, census, datesOnly, rows -> Stream.none(pages.kind()));
    }

    static Lane of(Kind kind, PageScope scope, int batchSize) {
        Listing listing = kind.listing().orElseThrow();
        if (!listing.paged()) {
            return new Lane(Stream.whole(kind, scope), Stream.none(kind), false);
        }
        int limit = listing.pageSize(batchSize);
        Stream pages = Stream.paged(kind, scope, limit);
        Stream census = Stream.census(kind, scope);
        return kind.searched() && scope.equals(PageScope.ALL)
                ? new Lane(pages, census, false, rows -> Stream.sample(kind, scope, limit, rows, SAMPLES))
                : new Lane(pages, census, false);
    }

    /** Only ids and dates. */
    static Lane dates(Kind kind, PageScope scope) {
        return new Lane(Stream.none(kind), Stream.census(kind, scope), true);
    }

    /** The rows of a page that failed, one by one. */
    static Lane rowsOf(PageKey page) {
        return new Lane(Stream.rowsOf(page), Stream.none(page.kind()), false);
    }

    /** The rows that a page left out. */
    static Lane restOf(PageKey page, int rows) {
        return new Lane(Stream.restOf(page, rows), Stream.none(page.kind()), false);
    }

    /** The first page and, if there are more, the ids. */
    Optional<PageKey> claimSurvey() {
        if (!pages.begun()) {
            return pages.claim();
        }
        if (censusDue()) {
            return census.claim();
        }
        return sampleDue() ? sample.orElseThrow().claim() : Optional.empty();
    }

    Optional<PageKey> claim() {
        Optional<PageKey> survey = claimSurvey();
        if (survey.isPresent() || censusDue() || sampleDue()) {
            return survey;
        }
        census.rows().ifPresent(pages::expect);
        Optional<PageKey> page = pages.claim();
        while (page.isPresent() && gaveUp(page.get())) {
            pages.givenUp(page.get());
            page = pages.claim();
        }
        return page;
    }

    /** Whether the sample had the page and gave it up, so that its rows are dealt with already. */
    private boolean gaveUp(PageKey page) {
        return sample.filter(some -> some.lost(page)).isPresent();
    }

    private boolean censusDue() {
        return !census.drained() && (datesOnly || pages.goesOn());
    }

    private boolean sampleDue() {
        if (sample.isEmpty() && !datesOnly && pages.goesOn() && census.rows().isPresent()) {
            sample = Optional.of(sampling.apply(census.rows().getAsLong()));
        }
        return sample.filter(some -> !some.drained()).isPresent();
    }

    /** Whether it is known what there is. */
    boolean surveyed() {
        return drained() || (pages.opened() && !censusDue() && !sampleDue());
    }

    /** How many pages are still to come, once it is surveyed. */
    long pagesLeft() {
        census.rows().ifPresent(pages::expect);
        long known = sample.map(Stream::handedOut).orElse(0);
        return Math.max(0, pages.pagesLeft() - known);
    }

    /** The stream that handed out the page and has it still out. */
    Optional<Stream> holding(PageKey page) {
        return java.util.stream.Stream.concat(sample.stream(), java.util.stream.Stream.of(pages, census))
                .filter(stream -> stream.holds(page))
                .findFirst();
    }

    void close() {
        pages.close();
        census.close();
        sample.ifPresent(Stream::close);
    }

    boolean drained() {
        return pages.drained() && census.idle() && sample.map(Stream::idle).orElse(true) && !censusDue();
    }
}
