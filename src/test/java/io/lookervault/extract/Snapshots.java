package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.RunListener;
import java.util.List;

/** Keeps how far a run says it is. */
record Snapshots(List<ProgressSnapshot> told) implements RunListener {
    @Override
    public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {}

    @Override
    public void forecast(long administrative, long query) {}

    @Override
    public void progressed(ProgressSnapshot snapshot) {
        told.add(snapshot);
    }

    @Override
    public void itemFailed(Kind kind, String id, String error) {}

    @Override
    public void noticed(String message) {}
}
