package io.lookervault.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
