package io.lookervault.extract;

import io.lookervault.extract.Claim.PageClaim;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The idempotent repository of {@code extract-page}: a page is known when the vault holds its mark. The mark is written in
 * the transaction that stores the page, so there is nothing to add, confirm or remove here, and no crash can leave a key
 * without its items.
 */
final class PageLedger extends ServiceSupport implements IdempotentRepository {
    private final Extraction extraction;

    PageLedger(Extraction extraction) {
        this.extraction = extraction;
    }

    @Override
    public boolean add(String key) {
        return !contains(key);
    }

    @Override
    public boolean contains(String key) {
        PageClaim claim = PageClaim.parse(key);
        Run run = extraction.run(claim.session());
        return run.ledger().page(claim.session(), claim.page()).isPresent();
    }

    @Override
    public boolean remove(String key) {
        return true;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("pages are forgotten with their session");
    }
}
