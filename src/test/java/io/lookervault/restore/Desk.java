package io.lookervault.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lookervault.cli.Run;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** Where somebody sits who runs the program, next to a Looker and with a vault that was filled from it. */
final class Desk implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final DemoLooker looker;
    private final Path vault;
    private final Hand hand;

    Desk(Path directory, int dashboards) throws Exception {
        looker = DemoLooker.start(DemoOptions.defaults().withDashboards(dashboards));
        vault = directory.resolve("looker.db");
        hand = new Hand(looker);
        Assertions.assertEquals(0, run("extract").code());
    }

    DemoLooker looker() {
        return looker;
    }

    Path vault() {
        return vault;
    }

    Hand hand() {
        return hand;
    }

    /** Another Looker, in which nothing is but who asks. */
    static DemoLooker elsewhere() throws Exception {
        return DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2));
    }

    /** Runs the program with words that hold no space; it must come to its end, be it without some items. */
    Run run(String words) {
        return run(looker, vault, words);
    }

    /** As {@link #run(String)}, on a vault and with the URL of any Looker. */
    static Run run(DemoLooker looker, Path vault, String words) {
        Run run = launch(looker, vault, words);
        Assertions.assertTrue(run.code() == 0 || run.code() == 4, () -> words + ": " + run.said());
        return run;
    }

    /** Runs the program on the own vault with the URL of any Looker; it must end with this exit code. */
    Run run(int code, DemoLooker other, String words) {
        Run run = launch(other, vault, words);
        Assertions.assertEquals(code, run.code(), () -> words + ": " + run.said());
        return run;
    }

    /** Runs the program on another Looker, with a vault that was never used for that and holds what is here now. */
    Run runFromAFreshVault(DemoLooker other, String words) throws Exception {
        Path fresh = vault.resolveSibling("fresh.db");
        Files.deleteIfExists(fresh);
        Assertions.assertEquals(0, launch(looker, fresh, "extract").code());
        return run(other, fresh, words);
    }

    private static Run launch(DemoLooker looker, Path vault, String words) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LOOKERVAULT_DB_PATH", vault.toString());
        environment.put("LOOKERVAULT_API_URL", looker.url());
        environment.put("LOOKERVAULT_CLIENT_ID", looker.clientId());
        environment.put("LOOKERVAULT_CLIENT_SECRET", looker.clientSecret());
        environment.put("LOOKERVAULT_LOOKER_RATE_LIMIT_PER_SECOND", "1000");
        environment.put("LOOKERVAULT_LOOKER_RATE_LIMIT_PER_MINUTE", "60000");
        environment.put("LOOKERVAULT_LOOKER_RETRY_DELAY", "5");
        environment.put("LOOKERVAULT_LOOKER_RETRY_MAX_RETRIES", "2");
        environment.put("LOOKERVAULT_LOOKER_BREAKER_MIN_CALLS", "1000");
        environment.put("LOOKERVAULT_LOOKER_BREAKER_WINDOW", "1000");
        return Run.with(environment, words.split(" ", -1));
    }

    /** Runs the program, which must end with this exit code. */
    Run run(int code, String words) {
        return run(code, looker, words);
    }

    /** The events of a run. */
    List<JsonNode> events(int code, String words) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : run(code, words + " --output json").out().lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    /** What a restoration of everything would write now. */
    List<String> left() throws Exception {
        List<String> left = new ArrayList<>();
        for (JsonNode event : events(0, "restore all --dry-run")) {
            if (event.path("event").asText().equals("restore_plan_entry")) {
                left.add(event.toString());
            }
        }
        return left;
    }

    /** The letters that {@code dlq list} shows with some options. */
    List<JsonNode> letters(String options) throws Exception {
        List<JsonNode> letters = new ArrayList<>();
        run(0, ("restore dlq list --output json " + options).strip())
                .json()
                .path("letters")
                .forEach(letters::add);
        return letters;
    }

    /** The only letter there is. */
    JsonNode letter() throws Exception {
        List<JsonNode> letters = letters("");
        Assertions.assertEquals(1, letters.size(), letters::toString);
        return letters.get(0);
    }

    @Override
    public void close() {
        looker.close();
    }
}
