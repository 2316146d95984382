package io.lookervault.session;

import java.time.Duration;

/**
 * How fast a run was.
 *
 * @param duration since it began, or was resumed
 * @param itemsPerSecond items done in that time, per second
 * @param utilization share of the workers' time in which they worked, from 0 to 1
 */
public record Throughput(Duration duration, double itemsPerSecond, double utilization) {}
