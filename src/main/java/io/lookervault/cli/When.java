package io.lookervault.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and shows dates; one without a zone is in UTC. */
final class When implements ITypeConverter<Instant> {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public Instant convert(String text) {
        return instant(text)
                .orElseThrow(() -> new TypeConversionException("'" + SafeText.neutral(text)
                        + "' is not a date. Write 2024-01-31, 2024-01-31T12:00 (UTC) or 2024-01-31T12:00:00+02:00."));
    }

    /** The moment that an ISO-8601 date, date and time, or date, time and offset means. */
    static Optional<Instant> instant(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() == "2024-01-31".length()) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The date as tables show it: to the minute, in UTC; as it is where it is no date. */
    static String shown(String text) {
        return instant(text)
                .map(moment -> SHOWN.format(moment.atOffset(ZoneOffset.UTC)))
                .orElse(text);
    }
}
