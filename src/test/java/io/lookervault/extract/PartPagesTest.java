package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list that belongs to an item, while others take rows out of it. */
class PartPagesTest {
    private final PartPages members = new PartPages(new ItemKey(Kind.GROUP, "1"), "user_ids");

    private static Rows users(int from, int to) {
        List<Map<String, Object>> rows = IntStream.range(from, to)
                .mapToObj(id -> Map.<String, Object>of("id", "" + id))
                .toList();
        return new Rows(rows, OptionalLong.empty());
    }

    private void isAskedFrom(int offset) {
        assertTrue(members.query().endsWith("&offset=" + offset), members::query);
    }

    @Test
    void whoeverLeavesBetweenTwoPagesHidesNoOther() {
        assertFalse(members.take(users(1, 501)));
        isAskedFrom(450);
        assertTrue(members.take(users(471, 601)));
        assertEquals(600, members.rows().size(), "each once");
    }

    @Test
    void pagesWithNothingInCommonAreReadAnew() {
        assertFalse(members.take(users(1, 501)));
        assertFalse(members.take(users(600, 700)));
        isAskedFrom(0);
        assertTrue(members.take(users(200, 400)));
        assertEquals(200, members.rows().size());
    }

    @Test
    void whatChangesAllTheTimeIsNotStored() {
        for (int reading = 1; reading <= 3; reading++) {
            assertFalse(members.take(users(1, 501)));
            if (reading < 3) {
                assertFalse(members.take(users(600, 700)));
            }
        }
        IncompleteItem why = assertThrows(IncompleteItem.class, () -> members.take(users(600, 700)));
        assertTrue(why.getMessage().startsWith("group 1 not stored: its user_ids"), why::getMessage);
    }
}
