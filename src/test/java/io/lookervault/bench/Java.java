package io.lookervault.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Child processes and temporary files. */
final class Java {
    private static final Path HOME = Path.of(System.getProperty("java.home"), "bin");

    private Java() {}

    /** Runs a main class of this class path with the JVM options of the launcher, and returns what it printed. */
    static String run(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                HOME.resolve("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:NewRatio=1",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return output(command);
    }

    /** How long such a main class takes, start included. */
    static double seconds(Class<?> main, Object... arguments) throws IOException {
        long start = System.nanoTime();
        run(main, arguments);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Bytes of live objects of a JVM, after a full collection. */
    static long liveHeap(long pid) throws IOException {
        String histogram = output(List.of(HOME.resolve("jcmd").toString(), Long.toString(pid), "GC.class_histogram"));
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("no histogram: " + histogram));
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }

    /** A directory for the files of one benchmark. */
    static Path scratch() throws IOException {
        return Files.createTempDirectory("lookervault-bench-");
    }

    /** Deletes a directory with all files in it. */
    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
