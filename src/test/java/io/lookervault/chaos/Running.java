package io.lookervault.chaos;

import io.lookervault.Packaged;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.ForeignDatabase;
import io.lookervault.vault.NoVault;
import io.lookervault.vault.VaultReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The daemon: killed again and again, it catches up; every fire is accounted for, and the vault holds what Looker holds. */
final class Running implements Scenario {
    private static final int KILLS = 2;

    private Story story;
    private final StringBuilder log = new StringBuilder();

    @Override
    public void play(long seed, Path dir, Toll toll) throws Exception {
        log.setLength(0);
        Storm storm = Storm.overLooker(seed, 80);
        try (DemoLooker looker = DemoLooker.start(
                DemoOptions.defaults().withDashboards(8).withSeed(1 + seed % 3).withLatency(Duration.ofMillis(10)))) {
            story = new Story(dir, storm, toll, Optional.of(looker));
            story.program()
                    .with("LOOKERVAULT_SCHEDULE_JITTER", "0")
                    .with("LOOKERVAULT_OBSERVE_PORT", "0")
                    .with("LOOKERVAULT_SCHEDULE_BACKUP_ENABLED", "false")
                    .with("LOOKERVAULT_SCHEDULE_FULL_BACKUP_CRON", "0/2 * * * * ?")
                    .with("LOOKERVAULT_SCHEDULE_RETRY_DELAY", "1");
            storm.faults().forEach(looker.faults()::add);
            for (int kill = 0; kill < KILLS; kill++) {
                killed(looker, storm.upTo(80), storm.oneIn(3) ? "TERM" : "KILL", toll);
            }
            toll.add("faults", looker.faults().struck());
            looker.faults().clear();
            completes(dir, toll);
            if (fires(dir).stream().anyMatch(fire -> fire.outcome().equals("running"))) {
                throw new Violation("a fire is still running: " + fires(dir));
            }
            story.mayEnd(story.calm("extract"), 0);
            story.mayEnd(story.calm("extract --db " + dir.resolve("fresh.db")), 0);
            Holdings.of(dir.resolve("looker.db")).mustBe(Holdings.of(dir.resolve("fresh.db")), "at the end");
            story.verifies();
            story.keepsSecrets();
        }
    }

    private void killed(DemoLooker looker, int requests, String signal, Toll toll) throws Exception {
        long asked = looker.ledger().requests();
        Process daemon = start(toll);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> !daemon.isAlive() || looker.ledger().requests() - asked >= requests);
        if (story.clockJumps()) { // the next fires are due at other times now
            daemon.waitFor(3, TimeUnit.SECONDS);
        }
        new ProcessBuilder("kill", "-" + signal, String.valueOf(daemon.pid()))
                .start()
                .waitFor();
        toll.add(signal, 1);
        Packaged.Result result = story.program().ended(daemon);
        log.append("run, ").append(signal).append(" after ").append(requests).append(" requests: ");
        log.append(result.code()).append('\n').append(result.err());
        boolean fair =
                signal.equals("KILL") ? result.code() == 137 : List.of(130, 143).contains(result.code());
        if (!fair) {
            throw new Violation("the daemon ended with " + result.code() + " on " + signal);
        }
    }

    private Process start(Toll toll) throws Exception {
        toll.add("runs", 1);
        return story.program().start(Packaged.launcher(), "run");
    }

    private void completes(Path dir, Toll toll) throws Exception {
        long before = completed(dir);
        Process daemon = start(toll);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> completed(dir) > before);
        } finally {
            daemon.destroy();
            log.append(story.program().ended(daemon).all());
        }
    }

    private static long completed(Path dir) {
        return fires(dir).stream()
                .filter(fire -> fire.outcome().equals("completed"))
                .count();
    }

    private static List<FireRow> fires(Path dir) {
        try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
            return reader.fires(Optional.empty(), 0);
        } catch (NoVault | ForeignDatabase notYet) { // it is being made
            return List.of();
        }
    }

    @Override
    public String log() {
        return log + (story == null ? "" : story.log());
    }
}
