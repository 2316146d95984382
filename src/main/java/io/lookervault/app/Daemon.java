package io.lookervault.app;

import io.lookervault.observe.Sign;
import io.lookervault.schedule.Missed;
import io.lookervault.schedule.Timetables;
import io.lookervault.session.RunListener;
import io.lookervault.vault.Fires;
import io.lookervault.vault.ScheduleRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.model.ModelCamelContext;

/**
 * What {@code lookervault run} runs: all routes, triggers among them, the watch over their files, and the record of what
 * fired. Once everything has started, it catches up what was missed.
 *
 * <p>Thread-safe once started.
 */
public final class Daemon implements AutoCloseable {
    private final Fires fires;
    private final Desk desk;
    private final Running running;

    /** What is there once everything has started. */
    private record Running(Application application, Watches watches, Observation observation) {}

    /** What has threads of its own. */
    private record Watches(CatchUp catchUp, Reload reload, ClockWatch clock) implements AutoCloseable {
        @Override
        public void close() {
            reload.close();
            clock.close();
            catchUp.close();
        }
    }

    private Daemon(Fires fires, Desk desk, Running running) {
        this.fires = fires;
        this.desk = desk;
        this.running = running;
    }

    /**
     * Starts everything.
     *
     * @param source reads the settings, now and after each edit
     * @throws ConfigurationError when settings or a route file are wrong; nothing is started then
     * @throws io.lookervault.vault.VaultInUse when another daemon has the vault
     */
    public static Daemon start(Supplier<Settings> source, RunListener listener) {
        InstantSource clock = InstantSource.system();
        AtomicReference<Settings> inForce = new AtomicReference<>(source.get());
        inForce.get().judge();
        Path home = inForce.get().home();
        RouteSet loaded = RouteSet.of(RouteFiles.texts(home), inForce.get());
        ScheduleRules.judge(loaded, inForce.get());
        Fires fires = Fires.open(inForce.get().path("lookervault.vault.path"), clock);
        List<Application> started = new ArrayList<>();
        try {
            Overheard overheard = new Overheard(listener);
            Desk desk = new Desk(inForce::get, fires, clock, overheard);
            desk.prepare();
            Observation observation = new Observation(inForce.get());
            Map<String, Object> beans = new HashMap<>(observation.beans());
            beans.putAll(desk.beans());
            Instant begin = clock.instant();
            Application application = Application.start(inForce.get(), overheard, RouteFiles.all(home), beans);
            started.add(application);
            CatchUp catchUp = new CatchUp(application, inForce.get().flag("lookervault.schedule.catch-up"));
            Timetables timetables = desk.timetables();
            Triggers triggers = new Triggers(application.camel());
            timetables.register(triggers.timetables());
            List<Missed> missed = timetables.missed(begin);
            Reload.Parts parts = new Reload.Parts(
                    application.beans(),
                    new RouteSwap((ModelCamelContext) application.camel(), desk.gate(), loaded),
                    new PaceSetter(application.camel(), application.door().pace()),
                    swapped -> {
                        List<Missed> late = timetables.late(swapped);
                        timetables.register(triggers.timetables());
                        catchUp.late(late);
                    });
            Reload reload = new Reload(source, inForce, parts, clock);
            reload.tell(fires::note);
            observation.open(application, desk::inbox, () -> sign(reload.state()));
            ClockWatch clockWatch = new ClockWatch(clock, new SteadyClock(), () -> {
                triggers.reckonAnew();
                timetables.register(triggers.timetables());
            });
            clockWatch.begin();
            if (inForce.get().flag("lookervault.reload.enabled")) {
                reload.begin();
            }
            catchUp.missed(missed); // last: a daemon that does not start begins nothing
            return new Daemon(
                    fires, desk, new Running(application, new Watches(catchUp, reload, clockWatch), observation));
        } catch (RuntimeException failed) {
            try (fires) { // a port that is taken is found when routes run already
                started.forEach(Application::close);
            }
            throw failed;
        }
    }

    private static Sign sign(ReloadState state) {
        if (state.problem().isPresent()) {
            return Sign.degraded(
                    "reload",
                    "an edit was refused, what ran before runs on: "
                            + state.problem().get());
        }
        return state.restart().isEmpty()
                ? Sign.up("reload", state.edits() + " edits taken up")
                : Sign.degraded(
                        "reload",
                        "edited settings count from the next start: " + String.join(", ", state.restart())
                                + ". Restart the daemon, or take the edit back");
    }

    /** The beans of the routes that only a daemon has, for a look at these routes: no vault is made or opened. */
    static Map<String, Object> unopened(Settings settings) {
        InstantSource clock = InstantSource.system();
        Fires fires = Fires.unopened(settings.path("lookervault.vault.path"), clock);
        return new Desk(() -> settings, fires, clock, new Overheard(RunListener.silent())).beans();
    }

    /** The schedules, and when each is due next. */
    public List<ScheduleRow> schedules() {
        return fires.schedules();
    }

    /** Where health is answered; empty when it is not. */
    public String health() {
        return running.observation().address();
    }

    /** How many routes there are. */
    public int routes() {
        return running.application().routes().size();
    }

    /** The ids of the routes that run. */
    Set<String> routeIds() {
        return Set.copyOf(running.application().routes().keySet());
    }

    /** What a route is for. */
    String description(String route) {
        return running.application().routes().getOrDefault(route, "");
    }

    /** What became of the last edit of routes and settings. */
    public ReloadState reloadState() {
        return running.watches().reload().state();
    }

    /** Nothing begins any more; what runs comes to an end at which it can be resumed, however long the vault may be locked. */
    public void stop() {
        running.watches().close();
        desk.close();
        try {
            running.application().interrupt();
        } finally {
            desk.markInterrupted();
        }
    }

    @Override
    @SuppressWarnings("try") // they are closed and not looked at
    public void close() {
        try (fires;
                Application application = running.application();
                Observation observation = running.observation()) {
            stop();
        }
    }
}
