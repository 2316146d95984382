package io.lookervault.extract;

import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.RunListener;
import java.util.List;

/** Keeps how far a run says it is. */
record Snapshots(List<ProgressSnapshot> told) implements RunListener {
    @Override
    public void progressed(ProgressSnapshot snapshot) {
        told.add(snapshot);
    }
}
