package io.lookervault.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.lookervault.vault.Raw;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
    @ParameterizedTest
    @CsvSource({"1.0E-7, 1e-07", "1.0E21, 1e+21", "1.0E21, 1e21", "-1.0E-7, -1e-07"})
    void aFloatThatAnotherToolSpeltItsWayIsStillThatFloat(double known, String spelt) {
        assertEquals(List.of(known), Alignment.to(List.of(known), List.of(spelt)));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "1.0E-7, 1e-08", "1.0E-7, tiny", "1.0E21, 1.0e+21"})
    void anyOtherTextIsWhatAPersonPutThere(double known, String text) {
        assertEquals(List.of(text), Alignment.to(List.of(known), List.of(text)));
    }

    @Test
    void keysHaveTheOrderThatTheyHadAndNewOnesComeLast() {
        Object aligned = Alignment.to(Shop.map("b", 1L, "a", 2L), Map.of("a", 3L, "c", 4L, "b", 1L));
        assertEquals("{b=1, a=3, c=4}", aligned.toString());
    }

    @Test
    void elementsWithIdsHaveTheKeyOrderOfTheirOwnModelWhereverTheyStand() {
        List<Object> before = List.of(Shop.map("id", "1", "z", 1L, "a", 2L), Shop.map("id", "2", "a", 1L, "z", 2L));
        List<Object> after = List.of(Shop.map("a", 3L, "id", "2", "z", 4L), Shop.map("a", 5L, "id", "1", "z", 6L));
        assertEquals(
                "[{id=2, a=3, z=4}, {id=1, z=6, a=5}]",
                Alignment.to(before, after).toString());
    }

    @Test
    void elementsWithoutIdsHaveThatOfTheirPlaceAndFurtherOnesTheirOwn() {
        List<Object> before = List.of(Shop.map("b", 1L, "a", 2L));
        List<Object> after = List.of(Shop.map("a", 2L, "b", 1L), Shop.map("a", 2L, "b", 1L));
        assertEquals("[{b=1, a=2}, {a=2, b=1}]", Alignment.to(before, after).toString());
    }

    @Test
    void numbersThatOnlyTheVaultHoldsComeBackWhereADoubleIsLeftOfThem() {
        BigDecimal exact = new BigDecimal("0.12345678901234567890123");
        assertEquals(exact, Alignment.to(exact, exact.doubleValue()));
        assertEquals(0.5, Alignment.to(exact, 0.5));
        assertEquals("0.12345678901234567890123", Alignment.to(exact, exact.toString()));
        assertEquals(0.1f, Alignment.to(0.1f, (double) 0.1f));
        assertEquals(0.1, Alignment.to(0.1f, 0.1));
    }

    @Test
    void whatYamlCannotShowComesBackWhereItsPlaceWasNotEdited() {
        Raw raw = new Raw((byte) 42, new byte[] {1, 2});
        assertSame(raw, Alignment.to(raw, raw.toString()));
        assertEquals("else", Alignment.to(raw, "else"));
    }

    @Test
    void anotherSortOfValueIsAnEdit() {
        assertEquals(List.of(1L), Alignment.to(Map.of("a", 1L), List.of(1L)));
        assertEquals(Map.of("a", 1L), Alignment.to(List.of(1L), Map.of("a", 1L)));
        assertEquals(2L, Alignment.to(1L, 2L));
    }
}
