package io.lookervault.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong now = new AtomicLong();
    private final Progress progress = new Progress(4, now::get, () -> 1.0);

    @Test
    void tellsTotalRateAndTimeToGo() {
        progress.total(Kind.LOOK, 300);
        progress.listed(Kind.LOOK, 100);
        progress.completed(Kind.LOOK, 100);
        now.set(Duration.ofSeconds(10).toNanos());
        ProgressSnapshot snapshot = progress.snapshot();
        assertEquals(10, snapshot.itemsPerSecond(), 0.01);
        assertEquals(OptionalLong.of(300), snapshot.kinds().get(0).total());
        assertEquals(Duration.ofSeconds(20), snapshot.remaining().orElseThrow());
    }

    @Test
    void doesNotGuessTheTimeToGoWhileATotalIsUnknown() {
        progress.completed(Kind.LOOK, 100);
        now.set(Duration.ofSeconds(10).toNanos());
        assertTrue(progress.snapshot().remaining().isEmpty());
    }

    @Test
    void aResumedRunCountsItsOwnWorkOnly() {
        progress.resumeFrom(Kind.LOOK, 500, 400);
        progress.completed(Kind.LOOK, 50);
        now.set(Duration.ofSeconds(5).toNanos());
        assertEquals(50, progress.sinceBegun());
        assertEquals(10, progress.snapshot().itemsPerSecond(), 0.01);
        assertEquals(450, progress.snapshot().kinds().get(0).completed());
    }

    @Test
    void utilizationIsTheShareOfTheWorkersTime() {
        progress.begin();
        progress.begin();
        now.set(Duration.ofSeconds(10).toNanos());
        progress.end(Duration.ofSeconds(10).toNanos());
        progress.end(Duration.ofSeconds(10).toNanos());
        assertEquals(0.5, progress.utilization(), 0.001);
    }
}
