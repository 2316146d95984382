package io.lookervault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.demo.DemoLooker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the packaged program as a process, in a directory of its own. */
public final class Packaged {
    public static final Path HOME = Path.of(System.getProperty("lookervault.dist", "target/lookervault"))
            .toAbsolutePath();

    private static final Set<String> PATHS =
            Set.of("--config", "--db", "--db-path", "--home", "--input-dir", "--map", "--output-dir");

    private final Path dir;
    private final Map<String, String> environment = new HashMap<>();

    public Packaged(Path dir) {
        this.dir = dir;
        environment.put("HOME", dir.toString());
    }

    /** How a run ended. */
    public record Result(int code, String out, String err) {
        public String all() {
            return out + err;
        }
    }

    public Packaged with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Connects it to a Looker, at a pace that tests can wait for. */
    public Packaged on(DemoLooker looker) {
        return with("LOOKERVAULT_API_URL", looker.url())
                .with("LOOKERVAULT_CLIENT_ID", looker.clientId())
                .with("LOOKERVAULT_CLIENT_SECRET", looker.clientSecret())
                .with("LOOKERVAULT_LOOKER_RATE_LIMIT_PER_SECOND", "1000")
                .with("LOOKERVAULT_LOOKER_RATE_LIMIT_PER_MINUTE", "60000")
                .with("LOOKERVAULT_LOOKER_RETRY_DELAY", "50");
    }

    public static String launcher() {
        return HOME.resolve("bin/lookervault").toString();
    }

    /** Runs it to its end; arguments are words. */
    public Result run(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(arguments.split(" ", -1)));
        return command(command.toArray(String[]::new));
    }

    /**
     * Runs the same program in this JVM, which is warm: a fraction of the processor time, for what nothing befalls. Paths lie in
     * the directory, as they do for a process.
     */
    public Result here(String arguments) {
        String[] words = arguments.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            words[i] = PATHS.contains(words[i - 1]) ? dir.resolve(words[i]).toString() : words[i];
        }
        Map<String, String> all = new HashMap<>(environment);
        all.put("LOOKERVAULT_HOME", HOME.toString());
        all.put("LOOKERVAULT_DB_PATH", dir.resolve("looker.db").toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(words, all, out, err);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Result command(String... command) throws Exception {
        return ended(start(command));
    }

    public Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LOOKERVAULT_"));
        builder.environment().putAll(environment);
        return builder.redirectOutput(dir.resolve("out").toFile())
                .redirectError(dir.resolve("err").toFile())
                .start();
    }

    public Result ended(Process process) throws Exception {
        boolean over = process.waitFor(60, TimeUnit.SECONDS);
        if (!over) { // or it would go on with the next Looker on that port
            process.destroyForcibly().waitFor();
        }
        assertTrue(over, "still running after 60 s");
        return new Result(
                process.exitValue(), Files.readString(dir.resolve("out")), Files.readString(dir.resolve("err")));
    }
}
