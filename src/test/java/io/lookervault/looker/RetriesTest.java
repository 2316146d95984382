package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.looker.Retries.Tries;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Exception ENDED = new Unauthorized("", true);
    private static final Exception NO_GOOD = new Unauthorized("", false);
    private static final Exception BUSY = new Throttled("");
    private static final Exception SILENT = new Unavailable("", null);

    private final Retries retries = new Retries();
    private final Tries tries = retries.begin();

    /** How often the call is tried again when it fails like this each time. */
    private int again(Exception failure) {
        int count = 0;
        while (retries.again(tries, failure, 3, 7)) {
            count++;
        }
        return count;
    }

    @Test
    void whatGoesWrongIsCountedApart() {
        assertEquals(4, again(NO_GOOD));
        assertEquals(25, again(ENDED));
        assertEquals(7, again(BUSY));
        assertEquals(3, again(SILENT));
        assertEquals(39, retries.count());
    }
}
