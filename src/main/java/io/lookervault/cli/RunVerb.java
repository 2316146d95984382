package io.lookervault.cli;

import io.lookervault.app.Daemon;
import io.lookervault.app.LoggedRun;
import io.lookervault.app.Settings;
import io.lookervault.vault.ScheduleRow;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code run}: the daemon. */
@Command(
        name = "run",
        description = {
            "Runs until Ctrl-C or SIGTERM: backs up by schedule, works off the inbox, answers health and metrics.",
            "Schedules are in routes/triggers.camel.yaml; what was missed is caught up at the start.",
            "Edits of routes and settings count without a restart."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault run",
            "  LOOKERVAULT_SCHEDULE_BACKUP_CRON='0 0 * * * ?' lookervault run      every hour",
            "  lookervault status                                                   in another shell",
            "",
            "Exit codes: 2 usage or configuration, 6 another daemon has the vault, 130 stopped by a signal"
        })
final class RunVerb implements Callable<Integer> {
    private final Root root;

    RunVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        Connection.mustBeConfigured(settings);
        PaceOptions.check(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Daemon daemon = Daemon.start(root::settings, new LoggedRun(InstantSource.system()))) {
            announce(daemon, settings, format);
            return root.interrupts(settings)
                    .during(
                            () -> {
                                root.note("LookerVault stops: nothing begins any more, what is in flight may take "
                                        + settings.text("lookervault.shutdown.grace") + " s");
                                daemon.stop();
                                stopped.countDown();
                            },
                            () -> await(stopped))
                    .code();
        }
    }

    private static ExitCode await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.INTERRUPTED;
    }

    private void announce(Daemon daemon, Settings settings, Format format) {
        if (format == Format.JSON) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("pid", ProcessHandle.current().pid());
            event.put("vault", settings.path("lookervault.vault.path").toString());
            event.put("routes", daemon.routes());
            event.put("health", daemon.health());
            Map<String, Object> next = new LinkedHashMap<>();
            daemon.schedules()
                    .forEach(schedule -> next.put(
                            schedule.name(),
                            schedule.nextDue().map(Instant::toString).orElse(null)));
            event.put("next_fires", next);
            root.event(Events.line("daemon_started", event));
            return;
        }
        root.note("LookerVault runs with " + daemon.routes() + " routes; Ctrl-C ends it. In another shell:"
                + " lookervault status");
        if (!daemon.health().isEmpty()) {
            root.note("  health and metrics: " + daemon.health());
        }
        daemon.schedules().stream()
                .filter(schedule -> schedule.nextDue().isPresent())
                .forEach(this::tell);
    }

    private void tell(ScheduleRow schedule) {
        root.note("  " + schedule.name() + " fires at " + schedule.nextDue().orElseThrow());
    }
}
