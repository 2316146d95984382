package io.lookervault.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Plays stories: {@code extract=1-1000 restore=1-1000 letters=1-100 pack=1-1000 run=1-20 lanes=2}. Prints a table of what they went
 * through and every broken promise with the seed that broke it; ends with 1 if there is one.
 */
public final class Chaos {
    private final Path home;
    private final int lanes;

    Chaos(Path home, int lanes) {
        this.home = home;
        this.lanes = lanes;
    }

    /** Sorts of stories with the seeds to play. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(String.join(" ", args).strip().split("\\s+", -1));
        Path home = Files.createDirectories(Path.of("target", "chaos"));
        int lanes = words.stream()
                .filter(word -> word.startsWith("lanes="))
                .mapToInt(word -> Integer.parseInt(word.substring(6)))
                .findFirst()
                .orElse(2);
        Chaos chaos = new Chaos(home.toAbsolutePath(), lanes);
        boolean sound = true;
        System.out.println(
                "| stories | seeds | runs | faults | KILL | TERM | INT | disk full | minutes | broken promises |");
        System.out.println("|" + "---|".repeat(10));
        for (String word : words) {
            String name = word.substring(0, Math.max(0, word.indexOf('=')));
            if (!name.equals("lanes")) {
                long[] seeds = seeds(word.substring(word.indexOf('=') + 1));
                long begun = System.nanoTime();
                Toll toll = chaos.play(name, seeds);
                print(name, seeds, toll, (System.nanoTime() - begun) / 60e9);
                sound &= toll.violations().isEmpty();
            }
        }
        System.exit(sound ? 0 : 1);
    }

    private static long[] seeds(String range) {
        String[] ends = range.split("-", -1);
        return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
                .toArray();
    }

    private static void print(String name, long[] seeds, Toll toll, double minutes) {
        System.out.printf(
                java.util.Locale.ROOT,
                "| %s | %d to %d | %d | %d | %d | %d | %d | %d | %.1f | %d |%n",
                name,
                seeds[0],
                seeds[seeds.length - 1],
                toll.of("runs"),
                toll.of("faults"),
                toll.of("KILL"),
                toll.of("TERM"),
                toll.of("INT"),
                toll.of("DISK"),
                minutes,
                toll.violations().size());
        toll.violations().forEach(System.out::println);
    }

    private Scenario scenario(String name) {
        return switch (name) {
            case "extract" -> new Extracting(home);
            case "restore" -> new Restoring(home, false);
            case "letters" -> new Restoring(home, true);
            case "pack" -> new Packing(home);
            case "run" -> new Running();
            default ->
                throw new IllegalArgumentException(
                        "no stories " + name + "; there are extract, restore, letters, pack, run");
        };
    }

    /** Plays a story for each seed, several side by side. */
    Toll play(String name, long... seeds) throws Exception {
        Toll toll = new Toll();
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                running.add(threads.submit(() -> {
                    Scenario scenario = scenario(name);
                    for (long at = next.getAndIncrement(); at < seeds.length; at = next.getAndIncrement()) {
                        play(scenario, name, seeds[(int) at], toll);
                    }
                    return name;
                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return toll;
    }

    private void play(Scenario scenario, String name, long seed, Toll toll) throws IOException {
        Path dir = Files.createTempDirectory(home, name + seed + "-");
        try {
            scenario.play(seed, dir, toll);
            delete(dir);
        } catch (Exception | AssertionError broken) {
            String violation = name + "=" + seed + ": " + broken + "\n" + scenario.log();
            toll.violated(violation);
            System.err.println(violation + "\nkept in " + dir);
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
