package io.lookervault.session;

import java.util.function.Predicate;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An idempotent repository over what the vault says is done. A piece of work and the proof that it is done are written in one
 * transaction, so there is nothing to add, confirm or remove here, and no crash can leave a key without its work.
 */
public final class DoneLedger extends ServiceSupport implements IdempotentRepository {
    private final Predicate<String> done;

    /** @param done whether the vault says that the work with this key is done */
    public DoneLedger(Predicate<String> done) {
        this.done = done;
    }

    @Override
    public boolean add(String key) {
        return !contains(key);
    }

    @Override
    public boolean contains(String key) {
        return done.test(key);
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
        throw new UnsupportedOperationException("what is done is forgotten with its session");
    }
}
