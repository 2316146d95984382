package io.lookervault.vault;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Dates as rows hold them: UTC, ISO-8601 with {@code +00:00}, six digits of microseconds unless they are zero. */
final class Dates {
    private static final DateTimeFormatter SECONDS = pattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DateTimeFormatter MICROS = pattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");
    private static final DateTimeFormatter READ = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private Dates() {}

    private static DateTimeFormatter pattern(String text) {
        return DateTimeFormatter.ofPattern(text, Locale.ROOT);
    }

    static String text(Instant instant) {
        Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
        boolean whole = micros.equals(instant.truncatedTo(ChronoUnit.SECONDS));
        return (whole ? SECONDS : MICROS).format(micros.atOffset(UTC));
    }

    /** The instant that Looker's text names; empty when it is no ISO-8601 date with an offset. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, READ).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
