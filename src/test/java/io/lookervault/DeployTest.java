package io.lookervault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code docs/deploy}: they back up what they promise. */
class DeployTest {
    private static List<JsonNode> kubernetes() throws Exception {
        String text = Files.readString(Path.of("docs/deploy/kubernetes.yaml"));
        List<JsonNode> all = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            all.add(new JsonMapper().valueToTree(document));
        }
        return all;
    }

    private static List<List<String>> commands(JsonNode job) {
        List<List<String>> all = new ArrayList<>();
        for (JsonNode args : job.findValues("args")) {
            List<String> words = new ArrayList<>();
            args.forEach(word -> words.add(word.asText()));
            all.add(words);
        }
        return all;
    }

    @Test
    void theJobsMakeFullBackupsAndVerifyThem() throws Exception {
        List<List<String>> commands = new ArrayList<>();
        for (JsonNode resource : kubernetes()) {
            commands.addAll(resource.path("kind").asText().equals("CronJob") ? commands(resource) : List.of());
        }
        assertEquals(
                List.of(
                        List.of("extract", "--incremental", "--output", "json"),
                        List.of("extract", "--output", "json"),
                        List.of("verify", "--output", "json")),
                commands);
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
