package io.lookervault.pack;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.RunListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a run notices. */
final class Notes implements RunListener {
    private final List<String> said = new CopyOnWriteArrayList<>();

    List<String> said() {
        return said;
    }

    @Override
    public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {}

    @Override
    public void forecast(long administrative, long query) {}

    @Override
    public void progressed(ProgressSnapshot snapshot) {}

    @Override
    public void itemFailed(Kind kind, String id, String error) {}

    @Override
    public void noticed(String message) {
        said.add(message);
    }
}
