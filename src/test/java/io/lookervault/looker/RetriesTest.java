package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.looker.Retries.Tries;
import org.junit.jupiter.api.Test;

class RetriesTest {
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
        assertEquals(4, again(new Unauthorized("", false)));
        assertEquals(25, again(new Unauthorized("", true)));
        assertEquals(7, again(new Throttled("")));
        assertEquals(3, again(new Unavailable("", null)));
        assertEquals(39, retries.count());
    }
}
