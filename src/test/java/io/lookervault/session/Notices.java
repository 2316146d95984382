package io.lookervault.session;

import io.lookervault.content.Kind;
import java.util.List;

/** Keeps what a run says that is no failure. */
public record Notices(List<String> said) implements RunListener {
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
