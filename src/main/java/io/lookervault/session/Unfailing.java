package io.lookervault.session;

import io.lookervault.content.Kind;
import java.util.List;

/**
 * Tells another listener, which may fail: whoever listens can go away at any time, and the work goes on without. That what was to be
 * told did not arrive is found by whoever prints the end of the run. Thread-safe as the other is.
 */
record Unfailing(RunListener next) implements RunListener {
    private static void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException unheard) {
            return;
        }
    }

    @Override
    public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {
        tell(() -> next.started(sessionId, workers, kinds, resumed));
    }

    @Override
    public void forecast(long administrative, long query) {
        tell(() -> next.forecast(administrative, query));
    }

    @Override
    public void progressed(ProgressSnapshot snapshot) {
        tell(() -> next.progressed(snapshot));
    }

    @Override
    public void itemFailed(Kind kind, String id, String error) {
        tell(() -> next.itemFailed(kind, id, error));
    }

    @Override
    public void noticed(String message) {
        tell(() -> next.noticed(message));
    }
}
