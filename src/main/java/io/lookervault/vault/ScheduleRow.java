package io.lookervault.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * One schedule as the daemon last knew it.
 *
 * @param knownSince since when it has been in force without a break
 * @param nextDue when it fires next; empty when it is switched off
 */
public record ScheduleRow(String name, String cron, String timeZone, Instant knownSince, Optional<Instant> nextDue) {}
