package io.lookervault.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One run of the program in this process: how it ended and what it said. */
public record Run(int code, String out, String err) {

    /** Runs with an empty home directory; a vault that is given is the one in the environment. */
    public static Run of(Path vault, String... args) {
        return with(Map.of("LOOKERVAULT_DB_PATH", vault.toString()), args);
    }

    public static Run with(Map<String, String> environment, String... args) {
        Map<String, String> all = new HashMap<>(Map.of("HOME", "/nowhere"));
        all.putAll(environment);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Program.run(args, all, out, err);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** All of it, for the message of a test. */
    public String said() {
        return "exit " + code + "\n" + out + err;
    }

    public JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
