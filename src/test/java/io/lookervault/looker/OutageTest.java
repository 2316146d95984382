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
    private final Outage outage = new Outage(now::get, this::ask);
    private RuntimeException answer = new Unavailable("503");
    private int asked;

    @BeforeEach
    void nothingGoodComes() {
        fail(3);
        pass(60);
    }

    private void ask(Call call) {
        asked++;
        if (answer instanceof Unavailable) {
            outage.failed("503");
        }
        throw answer;
    }

    private void fail(int calls) {
        for (int i = 0; i < calls; i++) {
            outage.failed("503");
        }
    }

    private void pass(int seconds) {
        now.updateAndGet(moment -> moment.plusSeconds(seconds));
    }

    private void lookerIsGone() {
        assertThrows(LookerGone.class, () -> outage.check(60));
    }

    @Test
    void isAskedOnceForAllCallsThatWait() {
        lookerIsGone();
        lookerIsGone();
        assertEquals(1, asked);
    }

    @Test
    void aLookerThatAnswersIsThereWhateverItAnswers() {
        answer = new Rejected(403, "not for you");
        assertDoesNotThrow(() -> outage.check(60));
        assertFalse(outage.failing());
    }

    @Test
    void isInDoubtOnlyAfterAFailure() {
        answer = new Throttled("too many");
        assertTrue(outage.mustAnswer());
        assertFalse(outage.mustAnswer());
        assertEquals(1, asked);
    }

    /** How often it is asked when each try takes so long. */
    private int tries(int seconds) {
        int[] tries = {0};
        Outage[] mine = {null};
        mine[0] = new Outage(now::get, call -> {
            do {
                tries[0]++;
                pass(seconds);
                mine[0].failed("503");
            } while (mine[0].mayAnswerYet(60));
            throw answer;
        });
        for (int i = 0; i < 3; i++) {
            mine[0].failed("503");
        }
        pass(60);
        assertThrows(LookerGone.class, () -> mine[0].check(60));
        return tries[0];
    }

    @Test
    void afterALongSilenceItIsAskedAFewTimesAndNotForMuchLonger() {
        assertEquals(3, tries(1));
        assertEquals(2, tries(30));
        assertEquals(1, tries(120));
    }

    @Test
    void beforeALongSilenceItIsAskedUntilThereWasOne() {
        pass(-20);
        int[] tries = {0};
        while (outage.mayAnswerYet(60)) {
            tries[0]++;
            pass(1);
        }
        assertEquals(20, tries[0]);
    }

    @Test
    void aNewRunStartsWithACleanSlate() {
        lookerIsGone();
        outage.forget();
        assertDoesNotThrow(() -> outage.check(60));
        assertFalse(outage.failing());
    }

    @Test
    void whoComesBesideARunHasItsTimeAndTheRunStillKnowsThatLookerFails() {
        lookerIsGone();
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
