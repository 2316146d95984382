package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.looker.BudgetSpent;
import io.lookervault.looker.Call;
import io.lookervault.looker.CallClass;
import io.lookervault.looker.Door;
import io.lookervault.looker.LookerGone;
import io.lookervault.looker.ReplyReader;
import io.lookervault.looker.SignInRefused;
import io.lookervault.session.CannotResume;
import io.lookervault.session.DoneLedger;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.NoSuchFolder;
import io.lookervault.session.Outcome;
import io.lookervault.session.Progress;
import io.lookervault.session.RunListener;
import io.lookervault.session.Session;
import io.lookervault.vault.Mirror;
import io.lookervault.vault.Pair;
import io.lookervault.vault.PlanTally;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Begins and ends restorations. Bean of the route {@code restore}: {@link #open} takes the vault, the rounds of {@link
 * #round} read the target, {@link #plan} decides, the splitter works off the plan, {@link #close} says how it ended.
 *
 * <p>Thread-safe; one run at a time per vault, held by the vault's run lock.
 */
public final class Restoration {
    private static final Map<Class<? extends Exception>, Outcome> ENDINGS = Map.of(
            BudgetSpent.class, Outcome.STOPPED,
            LookerGone.class, Outcome.UNREACHABLE,
            SignInRefused.class, Outcome.UNREACHABLE);

    private final InstantSource clock;
    private final RunListener listener;
    private final Door door;
    private final Map<String, RestoreRun> runs = new ConcurrentHashMap<>();

    public Restoration(InstantSource clock, Door door, RunListener listener) {
        this.clock = clock;
        this.door = door;
        this.listener = listener;
    }

    /** Looks whether there is a vault and it is free; asks who we are. */
    public Call greet(RestoreRequest request) {
        try (VaultReader vault = VaultReader.open(request.vault())) {
            mustHave(vault, request.choice().folders());
        }
        Vault.probe(request.vault(), clock);
        door.open(OptionalInt.empty());
        return Call.get("/user", "/user", "", ReplyReader.object());
    }

    private static void mustHave(VaultReader vault, Set<String> folders) {
        for (String folder : folders) {
            if (folder.isBlank() || !vault.has(new ItemKey(Kind.FOLDER, folder))) {
                throw new NoSuchFolder("nothing restored: folder '" + folder + "' is not in " + vault.path()
                        + ". See which are: lookervault list folders");
            }
        }
    }

    /** Opens the vault and a session in it, new or unfinished. */
    public RestoreRun open(RestoreRequest request, Map<String, Object> me) {
        Vault vault = Vault.open(request.vault(), "restore", clock);
        try {
            return begin(request, me, vault);
        } catch (RuntimeException failed) {
            vault.close();
            throw failed;
        }
    }

    private RestoreRun begin(RestoreRequest request, Map<String, Object> me, Vault vault) {
        Optional<SessionRow> unfinished = request.resume().map(asked -> unfinished(vault, asked, request));
        RestoreConfig config = unfinished
                .map(row -> RestoreConfig.parse(row.configJson()))
                .orElseGet(() -> new RestoreConfig(request.choice(), rules(vault, request)));
        Pair instances = new Pair(vault.restorations().source().orElse("unknown"), request.destination());
        int workers = request.effort().workers();
        unfinished.ifPresent(row -> vault.restorations().resume(row.id()));
        String id = unfinished
                .map(SessionRow::id)
                .orElseGet(() -> vault.restorations().start(config.json(workers), instances));
        Progress progress = new Progress(workers, System::nanoTime, door.pace()::speed);
        Session session = new Session(id, vault, progress, listener);
        Source source =
                new Source(vault.reader(), config.choice(), vault.restorations().again(id));
        RestoreRequest known = new RestoreRequest(
                request.vault(),
                request.destination(),
                config.choice(),
                config.rules(),
                request.effort(),
                request.like(),
                request.resume(),
                request.approval());
        RestoreRun run = new RestoreRun(session, known, source, new Target(Mirror.open(), instances, me));
        runs.put(id, run);
        listener.started(id, workers, List.copyOf(source.kinds()), unfinished.isPresent());
        run.watch(new Heartbeat(session));
        return run;
    }

    private static Rules rules(Vault vault, RestoreRequest request) {
        return request.like()
                .flatMap(vault.reader()::session)
                .map(row -> RestoreConfig.parse(row.configJson()).rules())
                .orElse(request.rules());
    }

    private static SessionRow unfinished(Vault vault, Resume asked, RestoreRequest request) {
        SessionRow row = vault.restorations().unfinished().stream()
                .filter(one -> asked.fits(
                        one.id(), RestoreConfig.parse(one.configJson()).choice()))
                .findFirst()
                .orElseThrow(() -> new CannotResume("there is no unfinished restoration" + asked.described() + " in "
                        + request.vault() + ". See: lookervault restore status --all"));
        String began = vault.restorations().destination(row.id()).orElse("");
        if (!began.equals(request.destination())) {
            throw new CannotResume("the unfinished restoration goes to " + began + ", but this is "
                    + request.destination() + ". Resume with that URL, or start a new one");
        }
        return row;
    }

    /** What has to be read of the target next. */
    public List<Work> round(RestoreRun run) {
        try {
            return run.nextRound();
        } catch (RuntimeException failed) {
            run.stop(failed);
            return List.of();
        }
    }

    /** Makes the plan, shows it, and asks whether it is to be carried out. */
    public void plan(RestoreRun run) {
        if (run.reason().isPresent()) {
            return;
        }
        try {
            run.plan();
            if (run.request().approval().given(report(run))) {
                run.approve();
            }
        } catch (RuntimeException failed) {
            run.stop(failed);
        }
    }

    private static PlanReport report(RestoreRun run) {
        String id = run.getSession().id();
        return new PlanReport(
                id,
                run.restorations().tallies(id),
                PlanNotices.of(run),
                taker -> run.restorations().changes(id, taker));
    }

    /** Whether an entry of a plan is not open any more; see {@link RestoreUnit#getKey}. */
    private boolean isDone(String key) {
        String[] parts = key.split(" ", 3);
        RestoreRun run = runs.get(parts[0]);
        if (run == null) {
            throw new IllegalStateException("no restoration is running with session " + parts[0]);
        }
        return run.restorations()
                .planned(parts[0], ItemKey.parse(parts[2]), parts[1])
                .filter(row -> !row.outcome().equals("open"))
                .isPresent();
    }

    /** Stops every run, so that it can be resumed. */
    public void interrupt() {
        door.pace().stop();
        runs.keySet()
                .forEach(id -> runs.computeIfPresent(id, (same, run) -> { // one that is being closed is not in the way
                    run.stop(new CancellationException("interrupted"));
                    run.restorations().finish(id, Outcome.INTERRUPTED.status(), "{}");
                    return run;
                }));
    }

    /** Reckons how the run ended, writes it into the session, and lets go of the vault. */
    public RestoreReport close(RestoreRun run) {
        runs.remove(run.getSession().id());
        try (run) {
            run.unwatch();
            return closing(run);
        }
    }

    private RestoreReport closing(RestoreRun run) {
        Session session = run.getSession();
        if (run.isApproved()) {
            run.restorations().settleLetters(session.id());
        }
        List<PlanTally> tallies = run.restorations().tallies(session.id());
        RestoreReport report = new RestoreReport(
                session.id(),
                outcome(run, tallies),
                tallies,
                run.isApproved() || run.writes() > 0,
                tallies.stream().mapToLong(PlanTally::writes).sum() - run.settledBefore(),
                run.writes(),
                door.calls().byOperation(),
                door.calls().calls(CallClass.ADMINISTRATIVE),
                door.calls().calls(CallClass.QUERY),
                session.progress().throughput(),
                run.reason());
        run.restorations().finish(session.id(), status(run, report), RestoreConfig.metadata(report));
        return report;
    }

    /** What was only shown is no more than a plan, unless it is what is left of a restoration that can still go on. */
    private static String status(RestoreRun run, RestoreReport report) {
        boolean planOnly = !report.applied() && run.reason().isEmpty();
        return !planOnly
                ? report.outcome().status()
                : run.request().resume().isPresent() ? Outcome.INTERRUPTED.status() : "planned";
    }

    private static Outcome outcome(RestoreRun run, List<PlanTally> tallies) {
        if (run.reason().isPresent()) {
            return Outcome.of(run.reason().get(), ENDINGS);
        }
        boolean open = tallies.stream().anyMatch(tally -> tally.outcome().equals("open"));
        boolean lacking = tallies.stream()
                .anyMatch(tally ->
                        tally.outcome().equals("parked") || tally.outcome().equals("refused"));
        return open && run.isApproved() ? Outcome.FAILED : lacking ? Outcome.PARTIAL : Outcome.COMPLETED;
    }

    /** The beans that the route file names, by name. */
    public Map<String, Object> beans() {
        return Map.of(
                "restoration", this,
                "restoreLedger", new DoneLedger(this::isDone),
                "restoreWorkers", new RestoreWorkers(),
                "restoreItems", new RestoreItems());
    }
}
