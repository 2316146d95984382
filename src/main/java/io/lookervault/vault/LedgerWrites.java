package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Writes items and what a session knows of them, within one transaction.
 *
 * @param sql the transaction
 * @param now when the items were read
 */
record LedgerWrites(Sql sql, String session, Instant now) {
    /** What a reply brought. */
    void store(Batch batch) throws SQLException {
        for (PackedItem item : batch.complete()) {
            ItemWrites.upsert(sql, item, now);
            stored(item.key());
        }
        for (PackedItem item : batch.harvested()) {
            if (!ItemWrites.revive(sql, item.key())) {
                ItemWrites.upsert(sql, item, now);
            }
            stored(item.key());
        }
        for (Draft draft : batch.drafts()) {
            LedgerRows.add(sql, session, draft.key(), LedgerRows.OPEN);
            LedgerRows.saveDraft(sql, session, draft);
            if (draft.owner().isPresent()) {
                ItemWrites.remember(sql, draft.owner().get());
            }
        }
        for (ItemKey key : batch.discovered()) {
            discovered(key);
        }
        for (ItemKey key : batch.unchanged()) {
            stored(key);
        }
        for (Member member : batch.members()) {
            LedgerRows.saveMember(sql, session, member);
        }
    }

    /** What never changes need not be fetched again when the vault holds it. */
    private void discovered(ItemKey key) throws SQLException {
        boolean added = LedgerRows.add(sql, session, key, LedgerRows.OPEN);
        if (added && key.kind().immutable() && ItemWrites.revive(sql, key)) {
            LedgerRows.close(sql, session, key, LedgerRows.STORED);
        }
    }

    /** An item is stored. Only what the ledger knew before can have a draft or a dead letter. */
    void stored(ItemKey key) throws SQLException {
        if (!LedgerRows.add(sql, session, key, LedgerRows.STORED)) {
            LedgerRows.close(sql, session, key, LedgerRows.STORED);
            settle(key);
        }
    }

    /** Nothing is left to do for an item. */
    void settle(ItemKey key) throws SQLException {
        LedgerRows.removeDraft(sql, session, key);
        DeadLetterRows.remove(sql, session, key);
    }

    /** An item turned out not to be there, or to be no content. */
    void forget(ItemKey key) throws SQLException {
        LedgerRows.remove(sql, session, key);
        settle(key);
    }
}
