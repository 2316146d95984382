package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The embedded Looker of the packaged program, in a process of its own. */
final class DemoServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final JsonNode announced;

    /** Starts one; the options are those of {@code demo serve}. */
    DemoServer(String options) throws IOException {
        this(options, "-Xmx768m -XX:TieredStopAtLevel=4");
    }

    private DemoServer(String options, String java) throws IOException {
        List<String> command = new ArrayList<>(List.of(Program.launcher(), "demo", "serve", "--output", "json"));
        command.addAll(List.of(options.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LOOKERVAULT_JAVA_OPTS", java);
        process = builder.start();
        BufferedReader reader = process.inputReader();
        announced = MAPPER.readTree(reader.readLine());
    }

    /** One that answers many small requests: there the thorough compiler takes more of the processors than it saves. */
    static DemoServer ofSmallAnswers(String options) throws IOException {
        return new DemoServer(options, "-Xmx768m -XX:TieredStopAtLevel=1");
    }

    /** One that has to hold in its memory all that is restored into it. */
    static DemoServer large(String options) throws IOException {
        return new DemoServer(options, "-Xmx6g -XX:TieredStopAtLevel=4");
    }

    String url() {
        return announced.path("url").asText();
    }

    String clientId() {
        return announced.path("client_id").asText();
    }

    String clientSecret() {
        return announced.path("client_secret").asText();
    }

    /** What connects the program to it. */
    Map<String, String> environment() {
        return Map.of(
                "LOOKERVAULT_API_URL", url(),
                "LOOKERVAULT_CLIENT_ID", clientId(),
                "LOOKERVAULT_CLIENT_SECRET", clientSecret());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
