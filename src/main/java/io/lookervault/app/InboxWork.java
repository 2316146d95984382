package io.lookervault.app;

import io.lookervault.cleanup.CleanupReport;
import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.content.Kind;
import io.lookervault.extract.ExtractReport;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Limits;
import io.lookervault.extract.Selection;
import io.lookervault.inbox.Drop;
import io.lookervault.inbox.Inbox;
import io.lookervault.inbox.InboxRules;
import io.lookervault.inbox.JobOrder;
import io.lookervault.pack.PackReport;
import io.lookervault.pack.PackRequest;
import io.lookervault.pack.UnpackReport;
import io.lookervault.pack.UnpackRequest;
import io.lookervault.restore.Choice;
import io.lookervault.restore.RestoreReport;
import io.lookervault.restore.RestoreRequest;
import io.lookervault.restore.Rules;
import io.lookervault.vault.Drops;
import io.lookervault.verify.LiveReport;
import io.lookervault.verify.LiveRequest;
import io.lookervault.verify.VerifyReport;
import io.lookervault.verify.VerifyRequest;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Joins the inbox to the features: makes of an order the request that a feature takes, with the settings of that moment.
 * Bean of the route {@code inbox-attempt}. Thread-safe.
 */
final class InboxWork {
    private static final int RESTORE_PAGE = 100;

    private final Path vault;
    private final Supplier<Settings> settings;
    private final InboxReports reports = new InboxReports();

    InboxWork(Path vault, Supplier<Settings> settings) {
        this.vault = vault;
        this.settings = settings;
    }

    /** The inbox of this vault; makes and opens nothing yet. */
    Inbox inbox(InstantSource clock) {
        return new Inbox(() -> rules(settings.get()), new Drops(vault, clock), clock, Nearest::closeTo);
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
        now.integer("lookervault.inbox.sweep-seconds", 1, 86_400);
        return new InboxRules(
                now.flag("lookervault.inbox.enabled"),
                directory,
                now.seconds("lookervault.inbox.quiet-seconds", 0, 86_400),
                new InboxRules.Limits(
                        now.integer("lookervault.inbox.max-entries", 1, 10_000_000),
                        (long) now.integer("lookervault.inbox.max-size", 1, 1_000_000) << 20,
                        fileBytes(now)));
    }

    private static long fileBytes(Settings now) {
        return (long) now.integer("lookervault.pack.max-file-size", 1, 1024) << 20;
    }

    /** What the route for its work is asked; an order that fits no request is refused by its name. */
    public Object request(Drop drop) {
        try {
            return request(drop, settings.get());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(drop.name() + ": " + wrong.getMessage(), wrong);
        }
    }

    private Object request(Drop drop, Settings now) {
        JobOrder order = drop.order();
        return switch (order.verb()) {
            case EXTRACT -> extraction(order, now);
            case UNPACK -> unpacking(drop, order, now);
            case PACK -> packing(drop, order, now);
            case RESTORE -> restoration(drop, order, now);
            case VERIFY -> verification(order, now);
            case CLEANUP ->
                new CleanupRequest(
                        vault,
                        order.number("retention-days")
                                .orElseGet(() -> now.integer("lookervault.cleanup.retention-days", 0, 36_500)),
                        order.has("dry-run"));
        };
    }

    private ExtractRequest extraction(JobOrder order, Settings now) {
        return new ExtractRequest(
                vault,
                instance(now),
                new Selection(
                        kinds(order, "types"),
                        Set.copyOf(order.list("folder-ids")),
                        order.has("recursive"),
                        order.has("include-trash")),
                new Limits(
                        now.integer("lookervault.extract.workers", 1, 50),
                        now.integer("lookervault.extract.batch-size", 10, 1000),
                        now.integer("lookervault.extract.attribute-value-calls", 0, Integer.MAX_VALUE),
                        order.number("max-calls")),
                true,
                order.has("incremental"),
                Optional.of(Duration.ofHours(now.integer("lookervault.schedule.resume-within", 0, 8760))));
    }

    private UnpackRequest unpacking(Drop drop, JobOrder order, Settings now) {
        String word = order.text("strategy").orElse("full");
        UnpackRequest.Strategy strategy = Stream.of(UnpackRequest.Strategy.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("strategy is \"" + word + "\". It must be full or folder"));
        return new UnpackRequest(
                vault,
                drop.place(),
                strategy,
                new UnpackRequest.Scope(
                        kinds(order, "types"), Set.copyOf(order.list("folder-ids")), order.has("with-dependencies")),
                order.has("overwrite"),
                now.integer("lookervault.pack.workers", 1, 16));
    }

    private PackRequest packing(Drop drop, JobOrder order, Settings now) {
        return new PackRequest(
                drop.place(),
                vault,
                new PackRequest.Options(order.has("dry-run"), order.has("delete-missing"), order.has("force")),
                new PackRequest.Limits(now.integer("lookervault.pack.workers", 1, 16), fileBytes(now)),
                change -> {});
    }

    private RestoreRequest restoration(Drop drop, JobOrder order, Settings now) {
        boolean writes = now.flag("lookervault.inbox.allow-restore") && !order.has("dry-run");
        return new RestoreRequest(
                vault,
                instance(now),
                choice(order),
                new Rules(
                        order.has("exact"),
                        order.has("enable-schedules"),
                        order.text("owner-fallback"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of()),
                new RestoreRequest.Effort(now.integer("lookervault.restore.workers", 1, 50), RESTORE_PAGE),
                Optional.empty(),
                Optional.empty(),
                plan -> {
                    drop.tell("plan", reports.plan(plan));
                    return writes;
                });
    }

    private static Choice choice(JobOrder order) {
        Set<Kind> asked = kinds(order, "types");
        Set<Kind> not = kinds(order, "exclude-types");
        Set<Kind> left = asked.isEmpty() ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(asked);
        left.removeAll(not);
        if (left.isEmpty()) {
            throw new IllegalArgumentException("exclude-types leaves no kind to restore. Exclude fewer");
        }
        if (order.has("recursive") && order.list("folder-ids").isEmpty()) {
            throw new IllegalArgumentException("recursive needs folder-ids");
        }
        return new Choice(
                asked.isEmpty() && not.isEmpty() ? Set.of() : left,
                Set.copyOf(order.list("folder-ids")),
                order.has("recursive"),
                List.of(),
                false,
                order.has("include-deleted"));
    }

    private Object verification(JobOrder order, Settings now) {
        Set<Kind> asked = kinds(order, "types");
        List<Kind> kinds = asked.isEmpty() ? List.of(Kind.values()) : List.copyOf(asked);
        return order.has("live")
                ? new LiveRequest(vault, kinds, now.integer("lookervault.extract.batch-size", 10, 1000))
                : new VerifyRequest(vault, kinds);
    }

    private static Set<Kind> kinds(JobOrder order, String option) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : order.list(option)) {
            kinds.add(Kind.named(name).orElseThrow(() -> new IllegalArgumentException(unknown(option, name))));
        }
        return kinds;
    }

    private static String unknown(String option, String name) {
        List<String> known = Stream.of(Kind.values()).map(Kind::plural).toList();
        return option + ": no kind is called \"" + name + "\""
                + Nearest.closeTo(name.toLowerCase(Locale.ROOT).replace('-', '_'), new ArrayList<>(known))
                        .map(near -> ". Did you mean " + near + "?")
                        .orElse(". Kinds: " + String.join(", ", known));
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

    private static String instance(Settings now) {
        return now.apiUrl().orElseThrow().toString();
    }
}
