package io.lookervault.schedule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A fire that did not happen, because nothing was running or because it came to no good end.
 *
 * @param schedule id of its route
 * @param due when it should have begun, the first time
 * @param lastGood when the last fire began that did its work
 */
public record Missed(String schedule, Instant due, Optional<Instant> lastGood) {
    /** What somebody should hear, as plain values. */
    public Map<String, Object> notice(boolean caughtUp) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("event", "schedule_missed");
        notice.put("schedule", schedule);
        notice.put("due", due.toString());
        notice.put("outcome", "missed");
        notice.put("last_good", lastGood.map(Instant::toString).orElse(""));
        notice.put("reason", caughtUp ? "it is caught up now" : "it is not caught up, as the settings say");
        return notice;
    }
}
