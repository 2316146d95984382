package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import java.util.List;

/** An item waits for others that could not be restored; nothing was sent that needs them. */
public final class Blocked extends RuntimeException {
    private final List<ItemKey> by;

    Blocked(String message, List<ItemKey> by) {
        super(message);
        this.by = List.copyOf(by);
    }

    /** What it waits for. */
    public List<ItemKey> by() {
        return by;
    }
}
