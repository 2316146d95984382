package io.lookervault.verify;

import io.lookervault.looker.Outage;

/** Begins comparisons of a vault with Looker. Bean of the route {@code verify-live}. */
public final class LiveComparisons {
    private final Outage outage;

    /** @param outage of a Looker that was gone before, which is no reason not to ask it */
    public LiveComparisons(Outage outage) {
        this.outage = outage;
    }

    /** A comparison that has asked nothing yet. It may be made beside a run, so it opens no door: its calls are asked aside. */
    public LiveComparison begin(LiveRequest request) {
        outage.giveTime();
        return new LiveComparison(request);
    }

    /** Hands it the rows of a page. */
    public void take(LiveComparison comparison, LivePage page) {
        comparison.take(page);
    }

    /** Tells it that Looker would not list a kind. */
    public void refuse(LiveComparison comparison, Exception cause) {
        comparison.refuse(cause);
    }

    /** Lets go of the vault, however the comparison ended. */
    public void end(LiveComparison comparison) {
        comparison.close();
    }
}
