package io.lookervault.app;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the runs of the daemon tell, as lines of the log; progress once a minute. Thread-safe. */
public final class LoggedRun implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedRun.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final InstantSource clock;
    private volatile String session = "";
    private volatile Instant told;

    public LoggedRun(InstantSource clock) {
        this.clock = clock;
        this.told = clock.instant();
    }

    @Override
    public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {
        session = sessionId;
        told = clock.instant();
        LOG.info(
                "session {} {}: {} kinds, {} workers",
                sessionId,
                resumed ? "goes on" : "begins",
                kinds.size(),
                workers);
    }

    @Override
    public void forecast(long administrative, long query) {
        LOG.info("session {} takes about {} administrative and {} query calls", session, administrative, query);
    }

    @Override
    public void progressed(ProgressSnapshot snapshot) {
        if (clock.instant().isBefore(told.plus(PERIOD))) {
            return;
        }
        told = clock.instant();
        long done = snapshot.kinds().stream()
                .mapToLong(ProgressSnapshot.KindProgress::completed)
                .sum();
        LOG.info(
                "session {}: {} items done, {} a second, {} parked, pace {} %",
                session,
                done,
                Math.round(snapshot.itemsPerSecond()),
                snapshot.errors(),
                Math.round(snapshot.pace() * 100));
    }

    @Override
    public void itemFailed(Kind kind, String id, String error) {
        LOG.warn("session {}: {} {} is parked: {}", session, kind.singular(), id, error);
    }

    @Override
    public void noticed(String message) {
        LOG.info("session {}: {}", session, message);
    }
}
