package io.lookervault.looker;

/**
 * When a request left, and at which pace; handed back to {@link Pace} with what Looker said of it.
 *
 * @param at on the clock of {@link Pace.Waiting}
 * @param rate requests per nanosecond
 */
public record Departure(long at, double rate) {}
