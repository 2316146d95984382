package io.lookervault.app;

import static org.awaitility.Awaitility.await;

import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.session.RunListener;
import io.lookervault.vault.FireRow;
import io.lookervault.vault.ScheduleRow;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The daemon on a home of its own, whose files a test may edit, with an embedded Looker. Nothing is due unless a test says so. */
final class DaemonRig implements AutoCloseable {
    static final String NEVER = "0 0 0 1 1 ? 2098";
    private final Path home;
    private final Path vault;
    private final DemoLooker looker;
    private final Map<String, String> options = new HashMap<>();
    private Optional<Daemon> daemon = Optional.empty();

    DaemonRig(Path directory, DemoOptions demo) throws IOException {
        home = Files.createDirectories(directory.resolve("home"));
        vault = directory.resolve("looker.db");
        looker = DemoLooker.start(demo);
        copy("routes");
        copy("config");
        options.put("lookervault.looker.api-url", looker.url());
        options.put("lookervault.looker.client-id", looker.clientId());
        options.put("lookervault.looker.client-secret", looker.clientSecret());
        set("lookervault.looker.retry.delay", "5");
        options.put("lookervault.vault.path", vault.toString());
        options.put("lookervault.observe.port", "0");
        set("lookervault.looker.rate-limit-per-second", "1000");
        set("lookervault.looker.rate-limit-per-minute", "60000");
        set("lookervault.schedule.jitter", "0");
        set("lookervault.schedule.retry.delay", "0");
        set("lookervault.schedule.backup.cron", NEVER);
        set("lookervault.schedule.full-backup.cron", NEVER);
    }

    private void copy(String name) throws IOException {
        Path to = Files.createDirectory(home.resolve(name));
        try (Stream<Path> files = Files.list(Path.of(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Something that the files do not say, and that no edit changes. */
    DaemonRig option(String key, String value) {
        options.put(key, value);
        return this;
    }

    /** A line of application.properties. */
    DaemonRig set(String key, String value) {
        edit("config/application.properties", text -> text.replaceFirst("(?m)^" + key + "=.*$", key + "=" + value));
        return this;
    }

    Path home() {
        return home;
    }

    /** Edits a file of the home as an editor does: the new one takes the place of the old one. */
    void edit(String file, UnaryOperator<String> change) {
        try {
            Path path = home.resolve(file);
            Path beside = home.resolve(path.getFileName() + ".new");
            Files.writeString(beside, change.apply(Files.exists(path) ? Files.readString(path) : ""));
            Files.move(beside, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DemoLooker looker() {
        return looker;
    }

    Path vault() {
        return vault;
    }

    Settings settings() {
        return Settings.load(new Sources(Optional.of(home), Optional.empty(), options, Map.of()));
    }

    Daemon daemon() {
        if (daemon.isEmpty()) {
            daemon = Optional.of(Daemon.start(this::settings, RunListener.silent()));
        }
        return daemon.get();
    }

    void awaitRefused(String reason) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> daemon().reloadState()
                        .problem()
                        .filter(problem -> problem.contains(reason))
                        .isPresent());
    }

    void awaitEdits(int edits) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> daemon().reloadState().edits() == edits
                        && !daemon().reloadState().degraded());
    }

    void stop() {
        daemon.ifPresent(Daemon::close);
        daemon = Optional.empty();
    }

    /** What happened to a schedule, the newest first. */
    List<FireRow> fires(String schedule) {
        try (VaultReader reader = VaultReader.open(vault)) {
            return reader.fires(Optional.of(schedule), 0);
        }
    }

    List<ScheduleRow> schedules() {
        try (VaultReader reader = VaultReader.open(vault)) {
            return reader.schedules();
        }
    }

    List<SessionRow> sessions() {
        try (VaultReader reader = VaultReader.open(vault)) {
            return reader.sessions(0);
        }
    }

    @Override
    public void close() {
        stop();
        looker.close();
    }
}
