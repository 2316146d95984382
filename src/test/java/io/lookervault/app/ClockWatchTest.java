package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private Instant clock = Instant.parse("2024-03-31T12:00:00Z");
    private Instant steady = clock;
    private int told;
    private boolean refused;

    private final ClockWatch watch = new ClockWatch(() -> clock, () -> steady, () -> {
        if (refused) {
            throw new IllegalStateException("the vault is locked");
        }
        told++;
    });

    private int afterwards(Duration ofDay, Duration ofNobody) {
        clock = clock.plus(ofDay);
        steady = steady.plus(ofNobody);
        watch.look();
        return told;
    }

    @Test
    void aClockThatIsSetBackIsToldOnce() {
        Duration ten = Duration.ofSeconds(10);
        assertEquals(0, afterwards(ten, ten));
        assertEquals(0, afterwards(Duration.ofDays(300), ten), "what is due is due at once");
        assertEquals(0, afterwards(Duration.ofSeconds(-20), ten), "a correction");
        assertEquals(1, afterwards(Duration.ofDays(-300), ten));
        assertEquals(1, afterwards(ten, ten));
        assertEquals(1, afterwards(Duration.ofSeconds(-20), ten));
        assertEquals(2, afterwards(Duration.ofSeconds(-25), ten), "corrections add up");
    }

    @Test
    void whoCouldNotBeToldIsToldLater() {
        refused = true;
        assertEquals(0, afterwards(Duration.ofHours(-1), Duration.ofSeconds(10)));
        refused = false;
        assertEquals(1, afterwards(Duration.ofSeconds(10), Duration.ofSeconds(10)));
    }
}
