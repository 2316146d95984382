package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.vault.PageKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The pages of one list, handed out in order. The first page is handed out alone; when it comes back full, the rest is
 * handed out to as many workers as ask, up to the total if Looker tells it, else until a page comes back short.
 *
 * <p>Not thread-safe: {@link Claims} guards it.
 */
final class Stream {
    private static final int CENSUS_LIMIT = 1000;
    private static final int OVERLAP = 10;

    private final Kind kind;
    private final String scope;
    private final int limit;
    private final int from;
    private final int stride;
    private int next;
    private int end;
    private long total = -1;
    private int lastRows;
    private boolean opened;
    private final Set<PageKey> out = new HashSet<>();
    private final Set<Integer> lost = new HashSet<>();

    private Stream(Kind kind, String scope, int limit, int stride, int from, int end) {
        this.kind = kind;
        this.scope = scope;
        this.limit = limit;
        this.from = from;
        this.stride = stride;
        this.next = from;
        this.end = end;
    }

    /** A list that takes limit and offset. */
    static Stream paged(Kind kind, PageScope scope, int limit) {
        return new Stream(kind, scope.text(), limit, limit, 0, Integer.MAX_VALUE - limit);
    }

    /** A list that comes in one reply. */
    static Stream whole(Kind kind, PageScope scope) {
        return new Stream(kind, scope.text(), 0, 1, 0, 1);
    }

    /**
     * The ids and dates alone of a list that takes several pages: what there is to fetch. Whatever slips from one page to
     * the one before it, because others delete something meanwhile, is known from here. Pages overlap, so the same cannot
     * happen here unless more than the overlap is deleted between two of them.
     */
    static Stream census(Kind kind, PageScope scope) {
        PageKey page = new PageKey(kind, scope.ofIds().text(), 0, CENSUS_LIMIT);
        return new Stream(kind, page.scope(), CENSUS_LIMIT, step(page), 0, Integer.MAX_VALUE - CENSUS_LIMIT);
    }

    /** From the beginning of a page to that of the next: pages of ids overlap by a tenth. */
    private static int step(PageKey page) {
        boolean overlaps = PageScope.parse(page.scope()).ids() && page.limit() > 1;
        return page.limit() - (overlaps ? (page.limit() + OVERLAP - 1) / OVERLAP : 0);
    }

    /** A list that is never asked for. */
    static Stream none(Kind kind) {
        return new Stream(kind, "", 0, 1, 0, 0);
    }

    /** Whether a page was handed out, or none ever will be. */
    boolean begun() {
        return next > from || end <= from;
    }

    Kind kind() {
        return kind;
    }

    boolean opened() {
        return opened;
    }

    /** Whether the first page has come back and was not all. */
    boolean goesOn() {
        return opened && next < end;
    }

    /** How many pages were handed out. */
    int handedOut() {
        return (next - from) / stride;
    }

    /** Whether no page is out. */
    boolean idle() {
        return out.isEmpty();
    }

    /** How many rows there are, if the pages have told. */
    OptionalLong rows() {
        return total > 0
                ? OptionalLong.of(total)
                : lastRows > 0 ? OptionalLong.of(end + lastRows) : OptionalLong.empty();
    }

    /** There will be about so many rows, so that workers need not ask for pages behind them. */
    void expect(long rows) {
        total = Math.max(total, rows);
    }

    /** Some pages of a list besides the first, evenly spread up to the last; of a list of few pages all. */
    static Stream sample(Kind kind, PageScope scope, int limit, long rows, int pages) {
        int last = (int) Math.max(0, (rows - 1) / limit);
        if (last == 0) {
            return none(kind);
        }
        boolean few = last < 2 * pages;
        int every = few ? 1 : last / pages;
        int first = few ? 1 : last - every * (pages - 1);
        Stream sample = new Stream(kind, scope.text(), limit, every * limit, first * limit, last * limit + 1);
        sample.opened = true;
        return sample;
    }

    /** How many pages are still to be handed out, if there are as many rows as expected. */
    long pagesLeft() {
        long upTo = Math.min(end, total < 0 ? next : total + 1);
        return Math.max(0, (upTo - next + stride - 1) / stride);
    }

    /** The rows of a page that failed, one by one. */
    static Stream rowsOf(PageKey page) {
        return new Stream(page.kind(), page.scope(), 1, 1, page.offset(), page.offset() + page.limit());
    }

    /**
     * The rows that a page left out although Looker said that there are more, in pages as long as what it gave, up to where the
     * next page begins.
     */
    static Stream restOf(PageKey page, int rows) {
        int stride = step(new PageKey(page.kind(), page.scope(), page.offset(), rows));
        return new Stream(page.kind(), page.scope(), rows, stride, page.offset() + stride, page.offset() + step(page));
    }

    /** Whether a page brought fewer rows than it was asked for although there are more behind them, as the same reply said. */
    static boolean cutShort(PageKey page, int rows, OptionalLong saidTotal) {
        return rows < page.limit() && saidTotal.isPresent() && (long) page.offset() + rows < saidTotal.getAsLong();
    }

    Optional<PageKey> claim() {
        boolean waits = !out.isEmpty() && (!opened || (total >= 0 && next >= total));
        if (next >= end || waits) {
            return Optional.empty();
        }
        PageKey page = new PageKey(kind, scope, next, limit);
        next += stride;
        out.add(page);
        return Optional.of(page);
    }

    /** A page has come back with so many rows. */
    void settled(PageKey page, int rows, OptionalLong saidTotal) {
        out.remove(page);
        opened = true;
        saidTotal.ifPresent(said -> total = said);
        boolean goesOn = rows > 0 && cutShort(page, rows, saidTotal);
        if (rows < limit && !goesOn && page.offset() < end) {
            end = page.offset();
            lastRows = rows;
        }
    }

    /** A page will not come back; its rows are dealt with elsewhere. */
    void givenUp(PageKey page) {
        out.remove(page);
        opened = true;
        lost.add(page.offset());
    }

    /** Whether the page was handed out here and given up. */
    boolean lost(PageKey page) {
        return lost.contains(page.offset());
    }

    /** Hands out nothing more. */
    void close() {
        end = 0;
    }

    /** Whether the page was handed out here and has not come back. */
    boolean holds(PageKey page) {
        return out.contains(page);
    }

    boolean drained() {
        return next >= end && out.isEmpty();
    }
}
