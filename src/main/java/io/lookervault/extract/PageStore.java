package io.lookervault.extract;

import io.lookervault.extract.Claim.BatchClaim;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.vault.PageMark;
import java.util.OptionalLong;

/**
 * Stores a page in one transaction with its entry in the idempotent ledger, and tells the work list. Bean of the routes
 * {@code extract-page} and its rescue.
 */
final class PageStore {

    /** Stores what a page brought. */
    public void store(Run run, PageClaim claim, Page page) {
        String total = page.total().isPresent() ? String.valueOf(page.total().getAsLong()) : "";
        run.ledger().storePage(run.session().id(), new PageMark(claim.page(), page.rows(), total), page.batch());
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

    /** Goes on after a page that is in the ledger, whether just now or before an interruption. */
    public void settle(Run run, PageClaim claim) {
        PageMark mark = run.ledger()
                .page(run.session().id(), claim.page())
                .orElseThrow(() -> new IllegalStateException("page not in the ledger: " + claim.page()));
        boolean whole = PageScope.parse(claim.page().scope()).whole();
        OptionalLong total =
                mark.note().isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(mark.note()));
        run.claims().settled(claim.page(), mark.rows(), total);
        if (whole) {
            run.pageDone(claim.kind(), total);
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
