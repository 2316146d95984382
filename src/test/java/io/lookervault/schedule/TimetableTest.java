package io.lookervault.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final String AT_TWO = "0 0 2 * * ?";

    private static Optional<Instant> next(String zone, String after) {
        return Timetable.of("nightly", AT_TWO, zone, true).next(Instant.parse(after));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-01-10T02:00:00Z",
        "Europe/Rome, 2026-01-10T01:00:00Z",
        "GMT+2, 2026-01-10T00:00:00Z",
        "Etc/GMT-2, 2026-01-10T00:00:00Z"
    })
    void dueInItsTimeZone(String zone, String due) {
        assertEquals(Optional.of(Instant.parse(due)), next(zone, "2026-01-09T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC+2", "UTC+02:00", "+02:00", "Europe/Atlantis", "europe/rome"})
    void aTimeZoneThatTheTriggerWouldTakeForUtcIsRefused(String zone) {
        String told = assertThrows(IllegalArgumentException.class, () -> next(zone, "2026-01-09T12:00:00Z"))
                .getMessage();
        assertTrue(told.contains("\"" + zone + "\" is no time zone"), told);
    }
}
