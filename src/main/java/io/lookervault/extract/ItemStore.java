package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.extract.Claim.ItemClaim;
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
     * Says what a 404 means.
     *
     * @return whether the item was deleted since it was listed; what only others name has not been listed, so it is missing
     */
    public boolean vanish(Run run, ItemKey key) {
        boolean vanished = !key.kind().discovered();
        if (vanished) {
            run.ledger().vanish(run.session().id(), key);
            run.itemVanished(key.kind());
        }
        return vanished;
    }
}
