package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.Settings;
import io.lookervault.restore.Choice;
import io.lookervault.restore.PlanReport;
import io.lookervault.restore.RestoreReport;
import io.lookervault.restore.RestoreRequest;
import io.lookervault.restore.Resume;
import io.lookervault.restore.Rules;
import java.io.IOException;
import java.util.Optional;

/** Runs a restoration for a verb: shows the plan, asks where it is to ask, prints how it ended. */
final class Restoring {
    private final Root root;
    private final RestoreOptions options;
    private final boolean asks;
    private volatile boolean declined;

    /** @param asks whether people on a terminal are asked before the first write */
    Restoring(Root root, RestoreOptions options, boolean asks) {
        this.root = root;
        this.options = options;
        this.asks = asks && !options.force();
    }

    /**
     * @param rules those of a restoration that begins
     * @param like the session whose rules hold instead
     * @param resume the session to go on with
     */
    int run(Choice choice, Rules rules, Optional<String> like, Optional<Resume> resume) throws IOException {
        Settings settings = options.settings(root);
        Format format = root.format(settings);
        RunVoice voice = RunVoice.of(root, format, "restore");
        PlanText text = new PlanText(root, format, options.dryRun(), settings);
        RestoreRequest request = new RestoreRequest(
                settings.path("lookervault.vault.path"),
                settings.apiUrl().orElseThrow().toString(),
                choice,
                rules,
                RestoreOptions.effort(settings),
                like,
                resume,
                plan -> approve(plan, text, voice));
        try (Application application = Connection.open(settings, voice)) {
            RestoreReport report =
                    root.interrupts(settings).during(application::interrupt, () -> application.restore(request));
            ExitCode code = new RestoreSummary(root, format, settings).print(report);
            return (declined ? ExitCode.FAILED : code).code();
        }
    }

    private boolean approve(PlanReport plan, PlanText text, RunVoice voice) {
        voice.hold();
        try {
            return approve(plan, text);
        } finally {
            voice.release();
        }
    }

    private boolean approve(PlanReport plan, PlanText text) {
        text.print(plan);
        if (options.dryRun()) {
            return false;
        }
        declined = asks
                && plan.writes() > 0
                && !root.agrees("Write this to Looker?").orElse(true);
        return !declined;
    }
}
