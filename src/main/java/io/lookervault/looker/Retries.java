package io.lookervault.looker;

import java.util.concurrent.atomic.LongAdder;

/**
 * Whether a call that failed is tried again. What can go wrong is counted apart, so that waiting for an open breaker, or
 * for Looker to allow more requests, uses up no tries of a call that fails. Bean of the routes {@code looker-call} and
 * {@code looker-sign-in}.
 */
public final class Retries {
    /** How many tokens in all may turn out to be no good at all, and how many that were may end during one call. */
    private static final int MOST_REFUSED = 4;

    private static final int MOST_ENDED = 25;

    /** How often one call has been tried again; used by one worker at a time. */
    public static final class Tries {
        private int failed;
        private int throttled;
        private int refused;
        private int ended;
    }

    private final LongAdder again = new LongAdder();

    /** How often any call was tried again since the program started. */
    public long count() {
        return again.sum();
    }

    /** A new call has not been tried yet. */
    public Tries begin() {
        return new Tries();
    }

    /**
     * Counts a failure and says whether the call is worth another try.
     *
     * @param mostFailed how often to try again after no usable answer
     * @param mostThrottled how often to try again after 429
     */
    public boolean again(Tries tries, Exception cause, int mostFailed, int mostThrottled) {
        boolean more = more(tries, cause, mostFailed, mostThrottled);
        if (more) {
            again.increment();
        }
        return more;
    }

    private static boolean more(Tries tries, Exception cause, int mostFailed, int mostThrottled) {
        if (cause instanceof Throttled) {
            return ++tries.throttled <= mostThrottled;
        }
        if (cause instanceof Unauthorized no) {
            return no.hasEnded() ? ++tries.ended <= MOST_ENDED : ++tries.refused <= MOST_REFUSED;
        }
        return ++tries.failed <= mostFailed;
    }
}
