package io.lookervault.restore;

import io.lookervault.vault.PlanRow;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The idempotent repository of {@code restore-item}: an entry of a plan is known when the vault says that it is not open any
 * more. That is written in one transaction with what became of it, so there is nothing to add, confirm or remove here.
 */
final class RestoreLedger extends ServiceSupport implements IdempotentRepository {
    private final Restoration restoration;

    RestoreLedger(Restoration restoration) {
        this.restoration = restoration;
    }

    @Override
    public boolean add(String key) {
        return !contains(key);
    }

    @Override
    public boolean contains(String key) {
        String[] parts = key.split(" ", 3);
        return restoration
                .entry(parts[0], parts[1], parts[2])
                .map(PlanRow::outcome)
                .filter(outcome -> !outcome.equals("open"))
                .isPresent();
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
        throw new UnsupportedOperationException("plans are forgotten with their sessions");
    }
}
