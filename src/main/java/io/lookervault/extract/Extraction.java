package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.looker.BudgetSpent;
import io.lookervault.looker.Call;
import io.lookervault.looker.CallClass;
import io.lookervault.looker.Door;
import io.lookervault.looker.LookerGone;
import io.lookervault.looker.ReplyReader;
import io.lookervault.looker.SignInRefused;
import io.lookervault.session.DoneLedger;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.Outcome;
import io.lookervault.session.Progress;
import io.lookervault.session.RunListener;
import io.lookervault.session.Session;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.Tally;
import io.lookervault.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Begins and ends extractions. Bean of the route {@code extract}: {@link #open} takes the vault, the splitter works off the
 * claims of the {@link Run}, {@link #close} reckons from the ledger how it ended.
 *
 * <p>Thread-safe; one run at a time per vault, held by the vault's run lock.
 */
public final class Extraction {
    private static final Map<Class<? extends Exception>, Outcome> ENDINGS = Map.of(
            BudgetSpent.class, Outcome.STOPPED,
            LookerGone.class, Outcome.UNREACHABLE,
            SignInRefused.class, Outcome.UNREACHABLE);

    private final InstantSource clock;
    private final RunListener listener;
    private final Door door;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    public Extraction(InstantSource clock, Door door, RunListener listener) {
        this.clock = clock;
        this.door = door;
        this.listener = listener;
    }

    /**
     * Looks whether the vault is free; starts counting calls; asks who we are, so that wrong credentials end the run before
     * the vault is touched.
     */
    public Call greet(ExtractRequest request) {
        Vault.probe(request.vault(), clock);
        door.open(request.limits().maxCalls());
        return Call.get("/user", "/user", "fields=id,email,display_name", ReplyReader.object());
    }

    /** What has to be asked before a run that is limited to folders. */
    public FolderTree folders(ExtractRequest request) {
        return new FolderTree(request.selection());
    }

    /** Opens the vault and a session in it, new or the last unfinished one. */
    public Run open(ExtractRequest request, FolderTree tree) {
        Set<String> folders = tree.folders();
        Vault vault = Vault.open(request.vault(), "extract", clock);
        try {
            return begin(request, folders, vault);
        } catch (RuntimeException failed) {
            vault.close();
            throw failed;
        }
    }

    private Run begin(ExtractRequest request, Set<String> folders, Vault vault) {
        SessionConfig changes = SessionConfig.of(request, folders);
        Optional<SessionRow> first = unfinished(request, changes, vault);
        SessionConfig asked = first.isPresent() || !changes.incremental() || Footing.isWhole(changes, vault)
                ? changes
                : changes.full();
        Optional<SessionRow> unfinished = first.isPresent() ? first : unfinished(request, asked, vault);
        SessionConfig config =
                unfinished.map(row -> SessionConfig.parse(row.configJson())).orElse(asked);
        config.mustFit(request);
        if (unfinished.isEmpty()) {
            Footing.mustBeHome(request, vault);
        }
        unfinished.ifPresent(row -> {
            vault.sessions().resume(row.id());
            vault.ledger().listAgain(row.id(), PageScope.IDS);
        });
        String id = unfinished
                .map(SessionRow::id)
                .orElseGet(() ->
                        vault.sessions().start(config.json(request.limits().workers()), request.instance()));
        Progress progress = new Progress(request.limits().workers(), System::nanoTime, door.pace()::speed);
        vault.ledger().tallies(id).forEach(tally -> progress.resumeFrom(tally.kind(), tally.listed(), done(tally)));
        Session session = new Session(id, vault, progress, listener);
        if (config.incremental()) {
            config.kinds().forEach(kind -> vault.ledger().reopenParked(id, kind));
        }
        Claims claims = new Claims(id, config, request.limits().workers(), vault.ledger());
        Run run = new Run(session, config, claims, request.limits().attributeValueCalls());
        if (unfinished.isEmpty()) { // what is left of a session cannot be told from what it has
            claims.whenSurveyed(() -> run.reckonCalls(door.calls()));
        }
        runs.put(id, run);
        listener.started(
                id, request.limits().workers(), List.copyOf(EnumSet.copyOf(config.kinds())), unfinished.isPresent());
        notice(request, unfinished.isPresent(), asked, config);
        if (changes.incremental() && !config.incremental()) {
            listener.noticed(
                    "the last extraction did not bring everything to its end, so that what changed since cannot be told:"
                            + " this one asks for everything");
        }
        if (request.shrunk()) {
            run.letShrink();
        }
        run.watch(new Heartbeat(session));
        return run;
    }

    private Optional<SessionRow> unfinished(ExtractRequest request, SessionConfig asked, Vault vault) {
        if (!request.resume()) {
            return Optional.empty();
        }
        if (request.ifYoung().isEmpty()) {
            return vault.sessions().lastUnfinished();
        }
        Instant oldest = clock.instant().minus(request.ifYoung().get());
        return vault.sessions()
                .newestIfUnfinished(oldest)
                .filter(row -> SessionConfig.parse(row.configJson()).sameWorkAs(asked));
    }

    private void notice(ExtractRequest request, boolean resumed, SessionConfig asked, SessionConfig config) {
        if (request.ifYoung().isPresent()) {
            return;
        }
        if (request.resume() && !resumed) {
            listener.noticed("nothing to resume in " + request.vault()
                    + ": no extraction was cut off since the last whole one; this is a new one");
        }
        boolean chosen = !request.selection().equals(Selection.of(Set.of())) || request.incremental();
        if (resumed && ((chosen && !asked.equals(config)) || asked.batchSize() != config.batchSize())) {
            listener.noticed("the session goes on as it began: with its own kinds and folders, in pages of "
                    + config.batchSize());
        }
    }

    private static long done(Tally tally) {
        return tally.stored() + tally.parked() + tally.vanished();
    }

    /** Whether the vault has what this page brought. */
    private boolean isStored(String key) {
        PageClaim claim = PageClaim.parse(key);
        return run(claim.session()).ledger().page(claim.session(), claim.page()).isPresent();
    }

    Run run(String sessionId) {
        Run run = runs.get(sessionId);
        if (run == null) {
            throw new IllegalStateException("no extraction is running with session " + sessionId);
        }
        return run;
    }

    /** Stops every run, so that it can be resumed: no further work is handed out, nobody waits for the pace any more. */
    public void interrupt() {
        door.pace().stop();
        runs.keySet()
                .forEach(id -> runs.computeIfPresent(id, (same, run) -> { // one that is being closed is not in the way
                    run.stop(new CancellationException("interrupted"));
                    markInterrupted(run.session());
                    return run;
                }));
    }

    /** At once, in case a worker waits so long for Looker that the process ends first; closing the run writes the rest. */
    private static void markInterrupted(Session session) {
        List<Tally> tallies = session.vault().ledger().tallies(session.id());
        long stored = tallies.stream().mapToLong(Tally::stored).sum();
        long parked = tallies.stream().mapToLong(Tally::parked).sum();
        session.vault().sessions().finish(session.id(), Outcome.INTERRUPTED.status(), stored, parked, "{}");
    }

    /** Reckons how the run ended, writes it into the session, and lets go of the vault. */
    public ExtractReport close(Run run) {
        runs.remove(run.session().id());
        door.close();
        try (Vault vault = run.session().vault()) {
            run.unwatch();
            boolean failed = run.reason()
                    .map(reason -> Outcome.of(reason, ENDINGS))
                    .filter(Outcome.FAILED::equals)
                    .isPresent();
            if (!failed) {
                vault.ledger().fillOwnerEmails(); // on a full disk this would fail as well, and hide the reason
            }
            List<Tally> tallies =
                    new ArrayList<>(vault.ledger().tallies(run.session().id()));
            CompleteKinds complete = new CompleteKinds(run.config(), tallies);
            Set<Kind> whole = run.reason().isEmpty() ? complete.all() : Set.of();
            Deletions deletions = Deletions.of(run, whole, tallies);
            if (!failed) {
                boolean ended = run.reason().isEmpty();
                vault.deadLetters()
                        .removeOutlived(
                                run.session().id(),
                                ended ? complete.settled() : Set.of(),
                                ended ? complete.listed() : Set.of());
            }
            Stream.of(deletions.marked(), deletions.doubted())
                    .flatMap(kinds -> kinds.keySet().stream())
                    .filter(kind -> tallies.stream().noneMatch(tally -> tally.kind() == kind))
                    .forEach(kind -> tallies.add(new Tally(kind, 0, 0, 0, 0, 0)));
            noticeLeftOut(run);
            ExtractReport report = report(run, tallies, deletions);
            vault.sessions()
                    .finish(
                            report.sessionId(),
                            report.outcome().status(),
                            report.stored(),
                            report.parked(),
                            SessionConfig.metadata(report));
            return report;
        }
    }

    private void noticeLeftOut(Run run) {
        int leftOut = run.ration().leftOut();
        if (leftOut > 0) {
            listener.noticed(
                    "the attribute values of " + leftOut + " users are not in the vault yet: each takes a call, and"
                            + " a run spends as many as lookervault.extract.attribute-value-calls says. The next runs that are not incremental"
                            + " read more of them; raise it to read all at once");
        }
    }

    private ExtractReport report(Run run, List<Tally> tallies, Deletions deletions) {
        Session session = run.session();
        boolean accounted = tallies.stream().allMatch(Tally::accounted)
                && session.vault().ledger().storedRowsMissing(session.id()) == 0;
        boolean partial = deletions.inDoubt() || tallies.stream().anyMatch(tally -> tally.parked() > 0);
        Outcome outcome = run.reason()
                .map(reason -> Outcome.of(reason, ENDINGS))
                .orElse(!accounted ? Outcome.FAILED : partial ? Outcome.PARTIAL : Outcome.COMPLETED);
        Optional<Exception> reason = run.reason();
        if (outcome == Outcome.FAILED && reason.isEmpty()) {
            reason = Optional.of(new IllegalStateException(
                    "the ledger does not add up; this is a defect of LookerVault: " + tallies));
        }
        return new ExtractReport(
                session.id(),
                outcome,
                tallies,
                deletions.marked(),
                deletions.doubted(),
                deletions.vanished(),
                run.forecast(),
                door.calls().byOperation(),
                door.calls().calls(CallClass.ADMINISTRATIVE),
                door.calls().calls(CallClass.QUERY),
                door.pace().throttledCount(),
                session.progress().elapsed(),
                session.progress().sinceBegun(),
                session.progress().utilization(),
                reason);
    }

    /** The beans that the route file names, by name. */
    public Map<String, Object> beans() {
        return Map.of(
                "extraction", this,
                "folderTrees", new FolderTrees(),
                "pageLedger", new DoneLedger(this::isStored),
                "extractWorkers", new ExtractWorkers(),
                "pageQuestion", new PageQuestion(),
                "pageStore", new PageStore(),
                "itemStore", new ItemStore());
    }
}
