package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verbs that go on with a restoration, or show what is left of one, do not take. */
class RestoreUsageTest {
    @TempDir
    Path directory;

    private Run run(String words) {
        return Run.of(directory.resolve("v.db"), words.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--map m.yaml", "--exact", "--enable-schedules", "--enable-users", "--owner-fallback me"})
    void whoGoesOnWithARestorationCannotGiveItOtherRules(String option) {
        String name = option.split(" ", -1)[0];
        for (String verb : new String[] {"restore resume", "restore dlq retry"}) {
            Run run = run(verb + (verb.endsWith("retry") ? " --all " : " ") + option);
            assertEquals(2, run.code(), run.err());
            assertTrue(
                    run.err()
                            .contains(verb + " goes by the rules that its restoration began with. Leave " + name
                                    + " out"),
                    run.err());
            assertFalse(run(verb + " --help").out().contains(name), "not offered");
        }
        assertTrue(run("restore all --help").out().contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--limit -5", "--offset -1"})
    void lettersAreCountedFromNought(String option) {
        Run run = run("restore dlq list " + option);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("--limit and --offset count letters. Give 0 or more."), run.err());
    }

    @Test
    void howHardToTryIsAskedForAnew() {
        assertTrue(run("restore resume --help").out().contains("--max-retries"));
    }
}
