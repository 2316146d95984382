package io.lookervault.chaos;

import io.lookervault.Packaged;
import io.lookervault.chaos.Storm.Mishap;
import io.lookervault.demo.DemoLooker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs of the packaged program in one directory, each with what befalls it, and what was seen. */
final class Story {
    private final Path dir;
    private final Packaged program;
    private final Storm storm;
    private final Toll toll;
    private final Optional<DemoLooker> looker;
    private final List<String> log = new ArrayList<>();
    private final Optional<JumpingClock> clock;
    private Optional<Mishap> last = Optional.empty();

    Story(Path dir, Storm storm, Toll toll, Optional<DemoLooker> looker) throws IOException {
        this.dir = dir;
        this.storm = storm;
        this.toll = toll;
        this.looker = looker;
        this.program = new Packaged(dir)
                .with("LOOKERVAULT_LOOKER_TIMEOUT", "2")
                .with("LOOKERVAULT_LOOKER_GIVE_UP_AFTER", "5")
                .with("LOOKERVAULT_EXTRACT_BATCH_SIZE", "10");
        looker.ifPresent(program::on);
        this.clock = JumpingClock.of(storm.seed(), storm.furthest(), dir, program);
    }

    Path dir() {
        return dir;
    }

    Packaged program() {
        return program;
    }

    Storm storm() {
        return storm;
    }

    /** Runs it with whatever befalls it next. */
    Packaged.Result run(String words) throws Exception {
        last = storm.next();
        toll.add("runs", 1);
        Process process = start(words);
        watch(process);
        Packaged.Result result = program.ended(process);
        log.add(words + last.map(mishap -> " with " + mishap).orElse("") + ": " + result.code());
        if (!result.err().isBlank()) {
            log.add("    " + result.err().strip().replace("\n", "\n    "));
        }
        return result;
    }

    /** Runs it undisturbed, within this process. */
    Packaged.Result calm(String words) {
        last = Optional.empty();
        Packaged.Result result = program.here(words);
        log.add(words + ": " + result.code() + " " + result.err().strip());
        return result;
    }

    private Process start(String words) throws IOException {
        List<String> command = new ArrayList<>();
        last.filter(mishap -> mishap.what().equals("DISK")).ifPresent(mishap -> {
            toll.add("disk full", 1);
            command.addAll(List.of("bash", "-c", "ulimit -f " + mishap.point() + "; exec \"$@\"", "limited"));
        });
        command.add(Packaged.launcher());
        command.addAll(List.of(words.split(" ", -1)));
        return program.start(command.toArray(String[]::new));
    }

    /** Lets it run until all that is to befall it has befallen it. */
    private void watch(Process process) throws IOException, InterruptedException {
        long asked = looker.map(one -> one.ledger().requests()).orElse(0L);
        long begun = System.nanoTime();
        Deque<Befalling> events = new ArrayDeque<>();
        clock.ifPresent(one -> events.add(new Befalling(one.point(), () -> jump(one))));
        last.filter(mishap -> !mishap.what().equals("DISK"))
                .ifPresent(mishap -> events.add(new Befalling(mishap.point(), () -> kill(process, mishap.what()))));
        while (process.isAlive() && !events.isEmpty()) {
            for (Befalling event : List.copyOf(events)) {
                if (reached(event.point(), asked, begun)) {
                    events.remove(event);
                    event.act().run();
                }
            }
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    private interface Act {
        void run() throws IOException, InterruptedException;
    }

    private record Befalling(int point, Act act) {}

    private void kill(Process process, String signal) throws IOException, InterruptedException {
        toll.add(signal, 1);
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Sets the clock of what runs, if this story has one that jumps. */
    boolean clockJumps() throws IOException {
        if (clock.isPresent()) {
            jump(clock.get());
        }
        return clock.isPresent();
    }

    private void jump(JumpingClock one) throws IOException {
        log.add("the clock is set to " + one.jump() + " from now");
        toll.add("clock jumps", 1);
    }

    private boolean reached(int point, long asked, long begun) {
        return looker.map(one -> one.ledger().requests() - asked >= point)
                .orElse(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(point));
    }

    /** How the last run ended must be how such a run may end. */
    void mayEnd(Packaged.Result result, Integer... codes) throws Violation {
        List<Integer> fair = new ArrayList<>(List.of(codes));
        String what = last.map(Mishap::what).orElse("");
        switch (what) {
            case "KILL" -> fair.add(137);
            case "TERM", "INT" -> fair.addAll(List.of(130, 128 + (what.equals("INT") ? 2 : 15)));
            case "DISK" -> fair.addAll(List.of(1, 2));
            default -> {}
        }
        if (!fair.contains(result.code())) {
            throw new Violation("exit code " + result.code() + ", expected one of " + fair);
        }
    }

    /** The secret of the API user must be nowhere. */
    void keepsSecrets() throws IOException, Violation {
        if (looker.isEmpty()) {
            return;
        }
        String secret = looker.get().clientSecret();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
                    throw new Violation("the client secret is in " + dir.relativize(file));
                }
            }
        }
    }

    /** The vault must be sound. */
    void verifies() throws Violation {
        Packaged.Result verified = calm("verify");
        if (verified.code() != 0) {
            throw new Violation("verify ended with " + verified.code() + ": " + verified.all());
        }
    }

    String log() {
        return String.join("\n", log);
    }
}
