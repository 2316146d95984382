package io.lookervault.session;

import io.lookervault.content.Kind;
import java.util.List;

/** Is told what a run does, and listens to what it cares for. Implementations are quick and thread-safe: workers call them. */
public interface RunListener {
    /** The run begins. */
    default void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {}

    /** How many calls the whole run is expected to take, those made so far included; before most of them are made. */
    default void forecast(long administrative, long query) {}

    /** How far the run is; at least once a second. */
    default void progressed(ProgressSnapshot snapshot) {}

    /** An item was parked in the dead letter queue. */
    default void itemFailed(Kind kind, String id, String error) {}

    /** Something that people should know and that is no failure. */
    default void noticed(String message) {}

    /** One whose failures do not reach the run that tells it something. */
    static RunListener unfailing(RunListener listener) {
        return new Unfailing(listener);
    }

    /** Hears everything and says nothing. */
    static RunListener silent() {
        return new RunListener() {};
    }
}
