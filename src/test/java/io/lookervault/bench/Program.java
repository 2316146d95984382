package io.lookervault.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged program, run as a user runs it, at a pace that does not bind. */
final class Program {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Program() {}

    /** Takes the events of a run while it goes on. */
    interface Watcher {
        void event(long pid, JsonNode event) throws IOException;
    }

    static String launcher() {
        return Path.of("target", "lookervault", "bin", "lookervault")
                .toAbsolutePath()
                .toString();
    }

    /** Starts a verb. */
    static Process start(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LOOKERVAULT_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** How long a verb takes from its start to its end; one that leaves some items out has done what could be done. */
    static double seconds(Map<String, String> environment, String... arguments) throws IOException {
        long start = System.nanoTime();
        Process process = start(environment, List.of(arguments));
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> {});
        }
        try {
            int code = process.waitFor();
            if (code != 0 && code != 4) {
                throw new IOException(String.join(" ", arguments) + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Extracts, and returns the event {@code extraction_complete}. */
    static JsonNode extract(Map<String, String> environment, Path vault, int workers, String kinds, Watcher watcher)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("extract", "--output", "json", "--db", vault.toString()));
        arguments.addAll(List.of("--rate-limit-per-second", "1000", "--rate-limit-per-minute", "60000"));
        arguments.addAll(List.of("--workers", Integer.toString(workers)));
        if (!kinds.isEmpty()) {
            arguments.add(kinds);
        }
        Process process = start(environment, arguments);
        JsonNode last = null;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = MAPPER.readTree(line);
                watcher.event(process.pid(), last);
            }
        }
        if (last == null || !last.path("status").asText().equals("completed")) {
            throw new IOException("extract ended with " + last);
        }
        return last;
    }
}
