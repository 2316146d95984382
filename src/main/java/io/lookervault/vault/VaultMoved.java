package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.util.List;

/** Rows changed between the plan and the write; nothing was stored. */
public final class VaultMoved extends VaultException {
    private static final long serialVersionUID = 1L;

    VaultMoved(List<ItemKey> items) {
        super(items.size() + " items changed in the vault while packing, among them " + items.get(0)
                + "; nothing was stored. Pack again");
    }
}
