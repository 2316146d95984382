package io.lookervault;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code docs/deploy}: they back up what they promise. */
class DeployTest {
    @TempDir
    Path dir;

    private static List<JsonNode> kubernetes() throws Exception {
        String text = Files.readString(Path.of("docs/deploy/kubernetes.yaml"));
        List<JsonNode> all = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            all.add(new JsonMapper().valueToTree(document));
        }
        return all;
    }

    private static List<JsonNode> jobs() throws Exception {
        return kubernetes().stream()
                .filter(resource -> resource.path("kind").asText().equals("CronJob"))
                .map(resource -> resource.at("/spec/jobTemplate/spec"))
                .toList();
    }

    private static JsonNode container(JsonNode job) {
        assertEquals(1, job.at("/template/spec/containers").size());
        return job.at("/template/spec/containers/0");
    }

    /** Runs the weekly script with a program in place of LookerVault; tells how it ended. */
    private int weekly(String program, boolean terminated) throws Exception {
        JsonNode container = container(jobs().get(1));
        assertEquals("[\"sh\",\"-c\"]", container.path("command").toString());
        Path fake = Files.writeString(dir.resolve("fake"), "#!/bin/sh\ncd " + dir + "\n" + program);
        assertTrue(fake.toFile().setExecutable(true));
        String script = container.at("/args/0").asText().replace("/opt/lookervault/bin/lookervault", fake.toString());
        Process process = new ProcessBuilder("sh", "-c", script).inheritIO().start();
        if (terminated) {
            await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(dir.resolve("began")));
            process.destroy();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @Test
    void theNightlyJobBacksUpWhatChanged() throws Exception {
        assertEquals(
                "[\"extract\",\"--incremental\",\"--output\",\"json\"]",
                container(jobs().get(0)).path("args").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 'extract,verify'",
        "4, 0, 4, 'extract,verify'",
        "4, 5, 5, 'extract,verify'",
        "0, 5, 5, 'extract,verify'",
        "3, 0, 3, extract",
        "130, 0, 130, extract"
    })
    void theWeeklyJobVerifiesWhatItHasStoredAndEndsAsItsWorstPart(int extract, int verify, int ended, String verbs)
            throws Exception {
        String program = "echo \"$@\" >>told\nif [ $1 = extract ]; then exit " + extract + "; fi\nexit " + verify;
        assertEquals(ended, weekly(program, false));
        assertEquals(
                Stream.of(verbs.split(",", -1))
                        .map(verb -> verb + " --output json")
                        .toList(),
                Files.readAllLines(dir.resolve("told")));
    }

    @Test
    void theWeeklyJobPassesOnThatItIsToStopAndWaits() throws Exception {
        String program = "trap 'echo stopped >stopped; exit 130' TERM\necho >began\n"
                + "i=0; while [ $i -lt 200 ]; do sleep 0.05; i=$((i+1)); done";
        assertEquals(130, weekly(program, true));
        assertTrue(Files.exists(dir.resolve("stopped")));
    }

    @Test
    void whatAnotherTryDoesNotMendFailsTheJobAtOnce() throws Exception {
        for (JsonNode job : jobs()) {
            JsonNode rules = job.at("/podFailurePolicy/rules");
            assertEquals("FailJob", rules.at("/1/action").asText());
            assertEquals("[2,4,5,7]", rules.at("/1/onExitCodes/values").toString());
            assertEquals("Never", job.at("/template/spec/restartPolicy").asText(), "a policy needs it");
        }
    }

    @Test
    void noVariableOfAServiceLooksLikeASetting() throws Exception {
        int pods = 0;
        for (JsonNode resource : kubernetes()) {
            for (JsonNode pod : resource.findParents("containers")) {
                assertTrue(pod.path("enableServiceLinks").isBoolean(), pod::toString);
                assertTrue(!pod.path("enableServiceLinks").asBoolean(), pod::toString);
                pods++;
            }
        }
        assertEquals(3, pods);
    }
}
