package io.lookervault.session;

import io.lookervault.content.Kind;
import java.util.List;

/** Is told what a run does. Implementations are quick and thread-safe: workers call them. */
public interface RunListener {
    /** The run begins. */
    void started(String sessionId, int workers, List<Kind> kinds, boolean resumed);

    /** How many calls the whole run is expected to take, those made so far included; before most of them are made. */
    void forecast(long administrative, long query);

    /** How far the run is; at least once a second. */
    void progressed(ProgressSnapshot snapshot);

    /** An item was parked in the dead letter queue. */
    void itemFailed(Kind kind, String id, String error);

    /** Something that people should know and that is no failure. */
    void noticed(String message);

    /** Hears everything and says nothing. */
    static RunListener silent() {
        return new RunListener() {
            @Override
            public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {}

            @Override
            public void forecast(long administrative, long query) {}

            @Override
            public void progressed(ProgressSnapshot snapshot) {}

            @Override
            public void itemFailed(Kind kind, String id, String error) {}

            @Override
            public void noticed(String message) {}
        };
    }
}
