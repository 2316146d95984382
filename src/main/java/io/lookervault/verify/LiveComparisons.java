package io.lookervault.verify;

import io.lookervault.content.Item;
import java.util.List;

/** Begins comparisons of a vault with Looker. Bean of the route {@code verify-live}. */
public final class LiveComparisons {

    /** A comparison that has asked nothing yet. */
    public LiveComparison begin(LiveRequest request) {
        return new LiveComparison(request);
    }

    /** Hands it the rows of a page. */
    public void take(LiveComparison comparison, List<Item> rows) {
        comparison.take(rows);
    }

    /** Tells it that Looker would not list a kind. */
    public void refuse(LiveComparison comparison, Exception cause) {
        comparison.refuse(cause);
    }
}
