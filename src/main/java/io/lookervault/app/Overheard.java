package io.lookervault.app;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.RunListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What runs notice, kept for the report of whoever asked for the run; all of it goes on to another listener as well. A
 * daemon has one run at a time in its vault. Thread-safe.
 */
final class Overheard implements RunListener {
    /** So many are kept; the last says that there were more. */
    static final int MOST = 100;

    private final RunListener next;
    private volatile List<String> notices = new CopyOnWriteArrayList<>();

    Overheard(RunListener next) {
        this.next = next;
    }

    /** What is noticed from now on: a list that grows with the run. */
    List<String> anew() {
        notices = new CopyOnWriteArrayList<>();
        return notices;
    }

    @Override
    public void noticed(String message) {
        next.noticed(message);
        List<String> now = notices;
        if (now.size() < MOST) {
            now.add(message);
        } else if (now.size() == MOST) {
            now.add("… and more, in the log");
        }
    }

    @Override
    public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {
        next.started(sessionId, workers, kinds, resumed);
    }

    @Override
    public void forecast(long administrative, long query) {
        next.forecast(administrative, query);
    }

    @Override
    public void progressed(ProgressSnapshot snapshot) {
        next.progressed(snapshot);
    }

    @Override
    public void itemFailed(Kind kind, String id, String error) {
        next.itemFailed(kind, id, error);
    }
}
