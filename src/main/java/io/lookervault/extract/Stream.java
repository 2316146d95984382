package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.vault.PageKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pages of one list, handed out in order. The first page is handed out alone; when it comes back full, the rest is
 * handed out to as many workers as ask, up to the total if Looker tells it, else until a page comes back short.
 *
 * <p>Not thread-safe: {@link Claims} guards it.
 */
final class Stream {
    /** Scope of the pages that hold nothing but ids. */
    static final String CENSUS = "ids";

    private static final int CENSUS_LIMIT = 1000;
    private static final int OVERLAP = 100;

    private final Kind kind;
    private final String scope;
    private final int limit;
    private final int from;
    private final int to;
    private final int stride;
    private int next;
    private int end;
    private long total = -1;
    private int outstanding;
    private boolean opened;

    private Stream(Kind kind, String scope, int limit, int stride, int from, int end) {
        this.kind = kind;
        this.scope = scope;
        this.limit = limit;
        this.from = from;
        this.to = end;
        this.stride = stride;
        this.next = from;
        this.end = end;
    }

    /** A list that takes limit and offset. */
    static Stream paged(Kind kind, String scope, int limit) {
        return new Stream(kind, scope, limit, limit, 0, Integer.MAX_VALUE - limit);
    }

    /** A list that comes in one reply. */
    static Stream whole(Kind kind, String scope) {
        return new Stream(kind, scope, 0, 1, 0, 1);
    }

    /**
     * The ids alone of a list that took several pages, to find what slipped from one page to the one before it, which had
     * been read already, when others deleted something meanwhile. Pages overlap, so the same cannot happen here unless more
     * than the overlap is deleted between two of them.
     */
    static Stream census(Kind kind) {
        return new Stream(kind, CENSUS, CENSUS_LIMIT, CENSUS_LIMIT - OVERLAP, 0, Integer.MAX_VALUE - CENSUS_LIMIT);
    }

    /** Whether the list took more than one page. */
    boolean severalPages() {
        return next > stride;
    }

    /** The rows of a page that failed, one by one. */
    static Stream rowsOf(PageKey page) {
        return new Stream(page.kind(), page.scope(), 1, 1, page.offset(), page.offset() + page.limit());
    }

    Optional<PageKey> claim() {
        boolean waits = outstanding > 0 && (!opened || (total >= 0 && next >= total));
        if (next >= end || waits) {
            return Optional.empty();
        }
        PageKey page = new PageKey(kind, scope, next, limit);
        next += stride;
        outstanding++;
        return Optional.of(page);
    }

    /** A page has come back with so many rows. */
    void settled(PageKey page, int rows, OptionalLong saidTotal) {
        outstanding--;
        opened = true;
        saidTotal.ifPresent(said -> total = said);
        if (rows < limit) {
            end = Math.min(end, page.offset());
        }
    }

    /** A page will not come back; its rows are dealt with elsewhere. */
    void givenUp() {
        outstanding--;
        opened = true;
    }

    /** Hands out nothing more. */
    void close() {
        end = 0;
    }

    boolean holds(PageKey page) {
        boolean within = page.offset() >= from && page.offset() < to;
        return within && page.kind() == kind && page.scope().equals(scope) && page.limit() == limit;
    }

    boolean drained() {
        return next >= end && outstanding == 0;
    }
}
