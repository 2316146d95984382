package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What schedules order is wrong at once and not at night. */
class ScheduleRulesTest {
    private static final String TRIGGERS = "routes/triggers.camel.yaml";

    @TempDir
    Path dir;

    private DaemonRig rig(String order) throws Exception {
        DaemonRig rig = new DaemonRig(dir, DemoOptions.defaults().withDashboards(1));
        rig.edit(TRIGGERS, text -> text.replace("expression: backup\n", "expression: \"" + order + "\"\n"));
        return rig;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backup --types dashbords | types: no kind is called \"dashbords\". Did you mean dashboards?",
                "backup --recursive | recursive needs folder ids",
                "backup --types users --folder-ids 12 | users cannot be limited to folders",
                "backup --max-calls 0 | max calls must be at least 1",
                "backup --max-calls 1e3 | --max-calls is \"1e3\", which is no whole number",
                "backup --incremental=maybe | It must be true or false",
                "backup --types , | in which a name is missing",
                "cleanup --retention-days -1 | retention days must be 0 to 36500",
                "'{{my.order:backup --types x}}' | no kind is called \"x\""
            })
    void anOrderThatWouldFailIsRefused(String order, String because) throws Exception {
        try (DaemonRig rig = rig(order)) {
            String checked = assertThrows(ConfigurationError.class, () -> Application.validate(rig.settings()))
                    .getMessage();
            assertTrue(checked.startsWith("route weekly-backup in triggers.camel.yaml, line "), checked);
            assertTrue(checked.contains(because), checked);
            String started = assertThrows(ConfigurationError.class, rig::daemon).getMessage();
            assertEquals(checked, started);
            assertTrue(Files.notExists(rig.vault()), "nothing is made");
        }
    }

    @Test
    void aTimeZoneThatIsNoneEndsTheStartBeforeAnythingIsMade() throws Exception {
        try (DaemonRig rig = rig("backup").set("lookervault.schedule.time-zone", "Rome")) {
            String message = assertThrows(ConfigurationError.class, rig::daemon).getMessage();
            assertTrue(message.contains("\"Rome\" is no time zone"), message);
            assertTrue(Files.notExists(rig.vault()), "nothing is made");
        }
    }

    @Test
    void anOrderThatIsGoodIsGoodHoweverItIsWritten() throws Exception {
        try (DaemonRig rig = rig("backup --types dashboards --incremental=false --max-calls 5")) {
            assertDoesNotThrow(() -> Application.validate(rig.settings()));
            rig.edit(
                    TRIGGERS,
                    text -> text.replaceFirst(
                            "expression:\n +constant:\n +expression: backup --incremental\n",
                            "simple: backup --incremental --from=\\${exchangeId}\n"));
            assertDoesNotThrow(() -> Application.validate(rig.settings()), "who knows what it comes to");
            rig.edit(TRIGGERS, text -> text.replaceFirst("--from=\\S+\n", "--from=1\n"));
            assertThrows(ConfigurationError.class, () -> Application.validate(rig.settings()));
        }
    }
}
