package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void showsWhatWentAndWhatCameWithThreeLinesAround() {
        List<String> before = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        List<String> after = List.of("1", "2", "3", "4", "five", "6", "7", "8", "9");
        assertEquals(
                List.of("@@ line 2 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"), LineDiff.of(before, after));
    }

    @Test
    void saysNothingOfWhatIsTheSame() {
        assertEquals(List.of(), LineDiff.of(List.of("a", "b"), List.of("a", "b")));
        assertEquals(List.of("@@ line 1 @@", "+a"), LineDiff.of(List.of(), List.of("a")));
    }
}
