package io.lookervault.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What lies in the inbox at the moment.
 *
 * @param lying drops that are not put away: those that are being worked on, too
 * @param since when the oldest of them was first seen by this process; empty when there is none
 * @param stuck drops that are done and could not be put away
 */
public record Queue(int lying, Optional<Instant> since, List<String> stuck) {
    /** Nothing lies there. */
    static final Queue EMPTY = new Queue(0, Optional.empty(), List.of());

    public Queue {
        stuck = List.copyOf(stuck);
    }
}
