package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said with {@code -q}: the answer, and why it is not what was asked for. */
class QuietTest {
    @TempDir
    private Path dir;

    private Run run(DemoLooker looker, String words) {
        Map<String, String> environment = Map.of(
                "LOOKERVAULT_DB_PATH", dir.resolve("looker.db").toString(),
                "LOOKERVAULT_API_URL", looker.url(),
                "LOOKERVAULT_CLIENT_ID", looker.clientId(),
                "LOOKERVAULT_CLIENT_SECRET", looker.clientSecret(),
                "LOOKERVAULT_LOOKER_RETRY_DELAY", "10",
                "LOOKERVAULT_LOOKER_GIVE_UP_AFTER", "1");
        return Run.with(environment, words.split(" "));
    }

    @Test
    void whatWentWrongIsSaidAllTheSame() throws Exception {
        try (DemoLooker looker = DemoLooker.start(DemoOptions.defaults().withDashboards(3))) {
            Run good = run(looker, "-q extract looks users folders");
            assertEquals(0, good.code(), good::said);
            assertEquals("", good.err());

            looker.faults().add(FaultRule.on("GET", "/looks**", new FaultAction.Status(403)));
            Run partial = run(looker, "-q extract looks");
            assertEquals(4, partial.code(), partial::said);
            assertTrue(partial.err().contains("partial: "), partial::said);

            looker.faults().clear();
            looker.faults()
                    .add(FaultRule.on("GET", "/**", new FaultAction.Status(503)).after(2));
            Run gone = run(looker, "-q restore all --force");
            assertEquals(3, gone.code(), gone::said);
            assertTrue(gone.err().contains("nothing good came from Looker"), gone::said);
        }
    }
}
