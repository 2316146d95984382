package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTest {
    private static final long US = ProcessHandle.current().pid();

    private static Holder holder(long pid, String host) {
        return new Holder("extract", pid, host, "2026-02-03T04:05:06+00:00");
    }

    @Test
    void aHolderIsOneLineThatPeopleCanBeToldOf() {
        String line = holder(42, "vault-1").line();
        assertEquals(
                "{\"verb\":\"extract\",\"pid\":42,\"host\":\"vault-1\",\"since\":\"2026-02-03T04:05:06+00:00\"}\n",
                line);
        assertEquals("extract (pid 42 on vault-1, since 2026-02-03T04:05:06+00:00)", Holder.describe(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "extract", "{\"verb\":\"extract\"}", "\u0000\u0000"})
    void aLockFileThatSomebodyElseWroteNamesNobody(String line) {
        assertEquals("another run", Holder.describe(line));
        assertFalse(Holder.mayLive(line, "vault-1"));
    }

    @Test
    void namesCannotBreakOutOfTheLine() {
        String line = holder(42, "a\"b\\c\nd\u001B").line();
        assertEquals("extract (pid 42 on a?b?c?d?, since 2026-02-03T04:05:06+00:00)", Holder.describe(line));
        assertTrue(holder(US, "a\"b").line().contains("a?b"));
        assertTrue(Holder.mayLive(holder(US, "a\"b").line(), "a\"b"));
    }

    @Test
    void aProcessOfThisMachineThatIsGoneHoldsNothing() {
        assertTrue(Holder.mayLive(holder(US, "here").line(), "here"));
        assertFalse(Holder.mayLive(holder(999_999_999_999L, "here").line(), "here"));
        assertTrue(Holder.mayLive(holder(999_999_999_999L, "there").line(), "here"), "who knows");
    }
}
