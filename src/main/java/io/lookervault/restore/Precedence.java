package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.restore.Identity.Present;
import io.lookervault.vault.PlanRow;
import java.util.Optional;

/**
 * Which row of the vault counts where several are one thing in the target: an item that was deleted and restored has the row
 * that it had before and, since the next extraction, one under its new id. For one thread.
 */
final class Precedence {
    private final Source source;
    private final Target target;
    private final Heirs heirs;
    private final PlanSheet sheet;

    Precedence(Identities identities, PlanSheet sheet) {
        this.source = identities.source();
        this.target = identities.target();
        this.heirs = identities.heirs();
        this.sheet = sheet;
    }

    /** The row that is restored in the place of this one, and is whatever this one is for others. */
    Optional<ItemKey> heir(ItemKey key, Identity identity) {
        return identity instanceof Present ? heirs.restored(key) : heirs.of(key);
    }

    /**
     * The row that counts in the place of this one. What is alive counts before what is marked as deleted, unless that was
     * asked for by itself or is what a restoration that was cut off goes on with.
     */
    Optional<ItemKey> before(ItemKey key, String targetId) {
        if (!source.mayPassDeleted()) {
            return Optional.empty();
        }
        if (source.isDeleted(key)) {
            return source.isAskedFor(key)
                    ? Optional.empty()
                    : twin(key, targetId)
                            .or(() -> sheet.other(key, targetId))
                            .filter(other -> source.find(other).isPresent() && !source.isDeleted(other));
        }
        return sheet.other(key, targetId).filter(other -> source.goesOnWith(other) && source.isDeleted(other));
    }

    /** Whether what belongs to the item is left to another row, as the item itself is. */
    boolean isLeft(ItemKey key, Identity identity) {
        if (!source.mayPassDeleted()) {
            return false;
        }
        return sheet.planned(key, PlanSheet.ITEM).filter(PlanRow::isLeft).isPresent()
                || (identity instanceof Present present
                        && before(key, present.id()).isPresent());
    }

    /** In the Looker of the vault, what the vault has under that id. */
    private Optional<ItemKey> twin(ItemKey key, String targetId) {
        return Optional.of(new ItemKey(key.kind(), targetId))
                .filter(twin ->
                        target.home() && !twin.equals(key) && source.find(twin).isPresent());
    }
}
