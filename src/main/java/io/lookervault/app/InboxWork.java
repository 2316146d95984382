package io.lookervault.app;

import io.lookervault.cleanup.CleanupReport;
import io.lookervault.extract.ExtractReport;
import io.lookervault.inbox.Drop;
import io.lookervault.inbox.Inbox;
import io.lookervault.inbox.InboxRules;
import io.lookervault.pack.PackReport;
import io.lookervault.pack.UnpackReport;
import io.lookervault.restore.RestoreReport;
import io.lookervault.vault.Drops;
import io.lookervault.verify.LiveReport;
import io.lookervault.verify.VerifyReport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Joins the inbox to the features: makes of an order the request that a feature takes, with the settings of that moment.
 * Bean of the route {@code inbox-attempt}. Thread-safe.
 */
final class InboxWork {
    private final Path vault;
    private final Supplier<Settings> settings;
    private final Overheard overheard;
    private final InboxReports reports = new InboxReports();

    InboxWork(Path vault, Supplier<Settings> settings, Overheard overheard) {
        this.overheard = overheard;
        this.vault = vault;
        this.settings = settings;
    }

    /** The inbox of this vault; makes and opens nothing yet. */
    Inbox inbox(InstantSource clock) {
        return new Inbox(
                () -> rules(settings.get()), new Drops(vault, clock), clock, new SteadyClock(), Nearest::closeTo);
    }

    /** Makes the directories of an inbox that is switched on. */
    static void prepare(Inbox inbox) {
        try {
            inbox.prepare();
        } catch (UncheckedIOException e) {
            throw new ConfigurationError(e.getMessage(), e);
        }
    }

    private InboxRules rules(Settings now) {
        Path directory = now.optional("lookervault.inbox.directory").isPresent()
                ? now.path("lookervault.inbox.directory")
                : vault.toAbsolutePath().resolveSibling("inbox");
        return new InboxRules(
                now.flag("lookervault.inbox.enabled"),
                directory,
                now.seconds("lookervault.inbox.quiet-seconds"),
                new InboxRules.Limits(
                        now.integer("lookervault.inbox.max-entries"),
                        (long) now.integer("lookervault.inbox.max-size") << 20,
                        fileBytes(now)));
    }

    /** The largest file that is read. */
    static long fileBytes(Settings now) {
        return (long) now.integer("lookervault.pack.max-file-size") << 20;
    }

    /** What the route for its work is asked; an order that fits no request is refused by its name. */
    public Object request(Drop drop) {
        drop.tell("notices", overheard.anew());
        try {
            return new InboxRequests(vault, settings.get(), reports).of(drop);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(drop.name() + ": " + wrong.getMessage(), wrong);
        }
    }

    /** How it ended. */
    public void ended(Drop drop, Object report) {
        if (report instanceof ExtractReport extracted) {
            reports.extracted(drop, extracted);
        } else if (report instanceof UnpackReport unpacked) {
            reports.unpacked(drop, unpacked);
        } else if (report instanceof PackReport packed) {
            reports.packed(drop, packed);
        } else if (report instanceof RestoreReport restored) {
            reports.restored(drop, restored);
        } else if (report instanceof VerifyReport verified) {
            reports.verified(drop, verified);
        } else if (report instanceof LiveReport compared) {
            reports.compared(drop, compared);
        } else if (report instanceof CleanupReport cleaned) {
            reports.cleaned(drop, cleaned);
        } else {
            throw new IllegalStateException("no work answers with a " + report.getClass());
        }
    }
}
