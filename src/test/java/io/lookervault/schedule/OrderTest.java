package io.lookervault.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    @Test
    void readsWorkFlagsListsAndNumbers() {
        Order order = Order.parse(" backup --incremental  --folder-ids 12,57 --max-calls=500 ");
        assertEquals("backup", order.work());
        assertTrue(order.has("incremental"));
        assertFalse(order.has("recursive"));
        assertEquals(List.of("12", "57"), order.list("folder-ids"));
        assertEquals(List.of(), order.list("types"));
        assertEquals(OptionalInt.of(500), order.number("max-calls"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bakcup | one of [backup, cleanup, dlq-retry, verify]",
                "backup --live | backup has no option --live",
                "backup incremental | Options begin with --",
                "backup --max-calls | has no value",
                "backup --incremental=no | --incremental in the order is \"no\". It must be true or false",
                "backup --max-calls many | --max-calls is \"many\", which is no whole number",
                "cleanup --retention-days= | --retention-days is \"\", which is no whole number",
                "backup --types , | --types in the order is \",\", in which a name is missing",
                "backup --folder-ids=,, | --folder-ids in the order is \",,\", in which a name is missing",
                "backup --types= | --types in the order is \"\", in which a name is missing",
                "backup --types looks,,boards | in which a name is missing",
                "'' | one of [backup"
            })
    void saysWhatIsWrong(String order, String message) {
        Exception wrong = assertThrows(IllegalArgumentException.class, () -> Order.parse(order));
        assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
    }

    @Test
    void aFlagWithAValueIsWhatTheValueSays() {
        Order order = Order.parse("backup --incremental=false --recursive=true --include-trash=FALSE");
        assertFalse(order.has("incremental"));
        assertTrue(order.has("recursive"));
        assertFalse(order.has("include-trash"));
    }

    @Test
    void isDueInItsTimeZoneAndNeverWhenItIsOff() {
        Instant noon = Instant.parse("2026-01-05T12:00:00Z");
        Timetable rome = Timetable.of("x", "0 0 3 * * ?", "Europe/Rome", true);
        assertEquals(Optional.of(Instant.parse("2026-01-06T02:00:00Z")), rome.next(noon));
        assertFalse(Timetable.of("x", Timetable.NEVER, "UTC", true).on());
        assertThrows(IllegalArgumentException.class, () -> Timetable.of("x", "0 3 * * *", "UTC", true));
        assertThrows(IllegalArgumentException.class, () -> Timetable.of("x", "0 0 3 * * ?", "Rome", true));
    }
}
