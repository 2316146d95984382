package io.lookervault.looker;

import java.util.OptionalInt;

/**
 * What a run needs of the one door to Looker.
 *
 * @param pace how fast requests leave
 * @param calls how many have left
 * @param outage whether Looker answers
 */
public record Door(Pace pace, CallLedger calls, Outage outage) {

    /** Opens it for a run: counts from zero, up to a budget if there is one. */
    public void open(OptionalInt maxCalls) {
        calls.open(maxCalls);
        outage.forget();
        pace.open();
    }

    /** The run has ended: what is asked beside runs is not bound by its budget. */
    public void close() {
        calls.close();
    }
}
