package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.extract.Claim.ItemClaim;
import io.lookervault.looker.Rejected;
import io.lookervault.vault.MessagePack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens, completes and stores single items. Bean of the route {@code extract-item}. */
final class ItemStore {

    /** Begins with what the ledger kept of the item, if anything. */
    @SuppressWarnings("unchecked") // drafts are objects
    public Assembly begin(Run run, ItemClaim claim) {
        Optional<Map<String, Object>> draft = run.ledger()
                .draft(run.session().id(), claim.key())
                .map(content -> (Map<String, Object>) MessagePack.decode(content));
        return new Assembly(run, claim.key(), draft);
    }

    /** Takes an answer. */
    public void take(Assembly assembly, Object answer) {
        assembly.take(answer);
    }

    /** Stores the whole item and closes its row in the ledger, in one transaction. */
    public void store(Run run, ItemClaim claim, Assembly assembly) {
        List<String> unresolved = assembly.unresolved();
        if (!unresolved.isEmpty()) {
            throw new IncompleteItem(claim.key() + " not stored: " + String.join(", ", unresolved)
                    + " could not be read, and it is nothing without it. See why: lookervault status");
        }
        Optional<Item> item = assembly.whole();
        if (item.isEmpty()) {
            run.ledger().forget(run.session().id(), claim.key());
            return;
        }
        Gathering gathering = new Gathering(run);
        gathering.takeWhole(item.get());
        run.ledger().storeItem(run.session().id(), claim.key(), gathering.batch());
        run.itemStored(claim.kind());
    }

    /**
     * Says whether an item was deleted since it was listed, and writes it down. What only others name was never listed: if
     * that is missing, it is missing from them.
     */
    public boolean vanished(Run run, ItemClaim claim, Exception cause) {
        boolean vanished = cause instanceof Rejected rejected
                && rejected.missing()
                && !claim.kind().discovered();
        if (vanished) {
            run.ledger().vanish(run.session().id(), claim.key());
            run.itemVanished(claim.kind());
        }
        return vanished;
    }
}
