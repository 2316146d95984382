package io.lookervault.pack;

import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.pack.ItemChange.Field;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static ItemRow row(byte[] content, String name, Optional<Long> owner, String updated) {
        return new ItemRow(
                new ItemKey(Kind.LOOK, "1"),
                name,
                owner,
                Optional.empty(),
                Optional.of("5"),
                "",
                updated,
                "",
                Optional.empty(),
                content.length,
                content,
                Optional.empty());
    }

    private static List<Field> between(Map<String, Object> before, Map<String, Object> after) {
        return Differences.between(
                row(MessagePack.encode(before), "A", Optional.empty(), ""),
                row(MessagePack.encode(after), "A", Optional.empty(), ""));
    }

    @Test
    void fieldsAreAddedChangedAndRemoved() {
        assertEquals(
                List.of(
                        new Field("title", "\"A\"", "\"B\""),
                        new Field("filters.date", "\"30 days\"", ""),
                        new Field("filters.region", "", "null"),
                        new Field("extra", "", "{\"n\":1.5}")),
                between(
                        map("title", "A", "same", true, "filters", map("date", "30 days")),
                        map("title", "B", "same", true, "filters", map("region", null), "extra", map("n", 1.5))));
    }

    @Test
    void elementsWithIdsAreComparedByThem() {
        assertEquals(
                List.of(
                        new Field("tiles[1].title", "\"C\"", "\"D\""),
                        new Field("tiles[2]", "", "{\"id\":\"9\"}"),
                        new Field("tiles[1]", "{\"id\":\"2\",\"title\":\"B\"}", "")),
                between(
                        map(
                                "tiles",
                                List.of(
                                        map("id", "1", "title", "A"),
                                        map("id", "2", "title", "B"),
                                        map("id", "3", "title", "C"))),
                        map(
                                "tiles",
                                List.of(map("id", "1", "title", "A"), map("id", "3", "title", "D"), map("id", "9")))));
    }

    @Test
    void otherElementsAreComparedByTheirPlace() {
        assertEquals(
                List.of(new Field("f[1]", "\"b\"", "\"c\""), new Field("f[2]", "\"c\"", "")),
                between(map("f", List.of("a", "b", "c")), map("f", List.of("a", "c"))));
        assertEquals(
                List.of(new Field("f[1].t", "\"b\"", "\"c\"")),
                between(
                        map("f", List.of(map("id", "1", "t", "a"), map("id", "1", "t", "b"))),
                        map("f", List.of(map("id", "1", "t", "a"), map("id", "1", "t", "c")))),
                "ids that are not unique are none");
    }

    @Test
    void longValuesAreCut() {
        List<Field> fields = between(map("sql", "x"), map("sql", "y".repeat(500)));
        assertEquals("\"" + "y".repeat(199) + "…", fields.get(0).after());
        assertEquals(
                198 + 2,
                between(map("sql", "x"), map("sql", "y".repeat(198)))
                        .get(0)
                        .after()
                        .length());
    }

    @Test
    void columnsAreComparedAsWell() {
        byte[] content = MessagePack.encode(map("id", "1"));
        assertEquals(
                List.of(
                        new Field("_metadata.name", "\"A\"", "\"B\""),
                        new Field("_metadata.owner_id", "null", "7"),
                        new Field("_metadata.updated_at", "\"\"", "\"2024-01-01\"")),
                Differences.between(
                        row(content, "A", Optional.empty(), ""), row(content, "B", Optional.of(7L), "2024-01-01")));
    }

    @Test
    void contentThatCannotBeReadIsComparedByItsHash() {
        byte[] broken = {(byte) 0xC1};
        List<Field> fields = Differences.between(
                row(broken, "A", Optional.empty(), ""),
                row(MessagePack.encode(map("id", "1")), "A", Optional.empty(), ""));
        assertEquals(
                List.of(new Field("content", "\"" + Sha256.of(broken) + "\"", ""), new Field("id", "", "\"1\"")),
                fields);
    }
}
