package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-03T12:00:00Z"));
    private final Outage outage = new Outage(now::get);

    @BeforeEach
    void lookerIsGone() {
        fail(3);
        pass(60);
        assertThrows(LookerGone.class, () -> outage.check(60));
    }

    private void fail(int calls) {
        for (int i = 0; i < calls; i++) {
            outage.failed("503");
        }
    }

    private void pass(int seconds) {
        now.updateAndGet(moment -> moment.plusSeconds(seconds));
    }

    @Test
    void aNewRunStartsWithACleanSlate() {
        outage.forget();
        assertDoesNotThrow(() -> outage.check(60));
        assertFalse(outage.failing());
    }

    @Test
    void whoComesBesideARunHasItsTimeAndTheRunStillKnowsThatLookerFails() {
        outage.giveTime();
        assertDoesNotThrow(() -> outage.check(60));
        assertTrue(outage.failing(), "or the run would give up items of a Looker that is gone");
        pass(59);
        assertDoesNotThrow(() -> outage.check(60));
        pass(1);
        LookerGone gone = assertThrows(LookerGone.class, () -> outage.check(60));
        assertEquals("nothing good came from Looker for 60 s; last: 503. Go on when it is back", gone.getMessage());
    }
}
