package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.extract.Claim.ItemClaim;
import io.lookervault.looker.Call;
import io.lookervault.looker.Rejected;
import io.lookervault.vault.Batch;
import io.lookervault.vault.MessagePack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        if (item.filter(run::wants).isEmpty()) {
            run.ledger().forget(run.session().id(), claim.key());
            return;
        }
        Gathering gathering = new Gathering(run);
        gathering.takeWhole(item.get());
        Batch batch = gathering.batch();
        run.ledger().storeItem(run.session().id(), claim.key(), batch);
        run.claims().named(batch.discovered().stream().map(ItemKey::kind).collect(Collectors.toSet()));
        run.itemStored(claim.kind());
    }

    /** Whether Looker no longer has the item, or does not show a part of it: that is the same answer. */
    public boolean mayHaveVanished(ItemClaim claim, Exception cause) {
        return cause instanceof Rejected rejected
                && rejected.missing()
                && !claim.kind().discovered();
    }

    /** The call that tells: for the item alone, without its parts. */
    public Call askAlone(Run run, ItemClaim claim) {
        return new Assembly(run, claim.key(), Optional.empty()).getNext();
    }

    /**
     * Says whether an item was deleted since it was listed, and writes it down. What only others name was never listed: if
     * that is missing, it is missing from them.
     *
     * @param cause what came of asking for the item alone
     */
    public boolean vanished(Run run, ItemClaim claim, Exception cause) {
        boolean vanished = mayHaveVanished(claim, cause);
        if (vanished) {
            run.ledger().vanish(run.session().id(), claim.key());
            run.itemVanished(claim.kind());
        }
        return vanished;
    }
}
