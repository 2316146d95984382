package io.lookervault.extract;

import io.lookervault.extract.Claim.BatchClaim;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.vault.PageMark;

/**
 * Stores a page in one transaction with its entry in the idempotent ledger, and tells the work list. Bean of the routes
 * {@code extract-page} and its rescue.
 */
final class PageStore {

    /** Stores what a page brought. */
    public void store(Run run, PageClaim claim, Page page) {
        PageMark mark = new PageMark(claim.page(), page.rows(), page.note().text());
        run.ledger().storePage(run.session().id(), mark, page.batch());
        if (!isCensus(claim) || run.incremental()) {
            run.stored(claim.kind(), page.batch());
        }
    }

    /** Stores the items that asking for several at once brought; the others are asked for one by one. */
    public void storeBatch(Run run, BatchClaim claim, Page page) {
        run.ledger().storeBatch(run.session().id(), page.batch());
        run.stored(claim.kind(), page.batch());
    }

    /** A list of nothing but ids, which have been listed and counted before. */
    private static boolean isCensus(PageClaim claim) {
        return PageScope.parse(claim.page().scope()).ids();
    }

    /**
     * Goes on after a page that is in the ledger, whether just now or before an interruption.
     *
     * @throws IncompleteList when it tells that something of the list is missing; the work goes on all the same
     */
    public void settle(Run run, PageClaim claim) {
        PageMark mark = run.ledger()
                .page(run.session().id(), claim.page())
                .orElseThrow(() -> new IllegalStateException("page not in the ledger: " + claim.page()));
        boolean whole = PageScope.parse(claim.page().scope()).whole();
        PageNote note = PageNote.parse(mark.note());
        run.claims().settled(claim.page(), mark.rows(), note.total());
        if (whole) {
            run.pageDone(claim.kind(), note.total());
        }
        mustBeWhole(mark, note);
    }

    private static void mustBeWhole(PageMark mark, PageNote note) {
        String kind = mark.key().kind().plural();
        if (note.withoutId() > 0) {
            throw new IncompleteList(note.withoutId() + " rows of the list of " + kind
                    + " not stored: they have no id. All others are; look at them in Looker, then extract again");
        }
        if (mark.rows() == 0 && Stream.cutShort(mark.key(), 0, note.total())) {
            throw new IncompleteList("the list of " + kind + " not read to its end: Looker said that there are "
                    + note.total().getAsLong() + ", and gave none from the "
                    + (mark.key().offset() + 1) + ". on. Look for a proxy that limits lists, then extract again");
        }
    }

    /** Asks for the rows of a page one by one, after even its ids could not be had. */
    public boolean splitRows(Run run, PageClaim claim) {
        boolean worthwhile =
                !claim.single() && !isCensus(claim) && claim.page().limit() > 1 && run.mayStillBeListed(claim.kind());
        if (worthwhile) {
            run.claims().splitRows(claim.page());
        }
        return worthwhile;
    }

    /** Gives up a list, or one row of it, that Looker will not give. */
    public void refuse(Run run, PageClaim claim) {
        if (claim.single() && run.mayStillBeListed(claim.kind())) {
            run.claims().givenUp(claim.page());
        } else {
            run.claims().refuse(claim.page());
        }
        run.refused(claim.kind());
    }
}
