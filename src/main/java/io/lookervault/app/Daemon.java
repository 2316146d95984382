package io.lookervault.app;

import io.lookervault.inbox.Inbox;
import io.lookervault.observe.Sign;
import io.lookervault.schedule.Missed;
import io.lookervault.schedule.Schedules;
import io.lookervault.schedule.Timetable;
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
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.model.ModelCamelContext;

/**
 * What {@code lookervault run} runs: all routes, triggers among them, the watch over their files, and the record of what
 * fired. Starts with catching up what was missed.
 *
 * <p>Thread-safe once started.
 */
public final class Daemon implements AutoCloseable {
    private final Fires fires;
    private final Schedules schedules;
    private final Inbox inbox;
    private final Application application;
    private final CatchUp catchUp;
    private final Reload reload;
    private final Observation observation;

    private Daemon(
            Fires fires,
            Schedules schedules,
            Inbox inbox,
            Application application,
            CatchUp catchUp,
            Reload reload,
            Observation observation) {
        this.fires = fires;
        this.schedules = schedules;
        this.inbox = inbox;
        this.application = application;
        this.catchUp = catchUp;
        this.reload = reload;
        this.observation = observation;
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
        Path vault = inForce.get().path("lookervault.vault.path");
        Fires fires = Fires.open(vault, clock);
        List<Application> started = new ArrayList<>();
        try {
            Timetables timetables = new Timetables(fires, clock);
            Schedules schedules = new Schedules(fires, timetables, clock, RandomGenerator.getDefault());
            RunGate gate = new RunGate();
            Observation observation = new Observation(inForce.get());
            Map<String, Object> beans = new HashMap<>(observation.beans());
            beans.putAll(beans(gate, schedules, new ScheduledWork(vault, inForce::get, schedules)));
            InboxWork inboxWork = new InboxWork(vault, inForce::get);
            Inbox inbox = inboxWork.inbox(clock);
            InboxWork.prepare(inbox);
            beans.putAll(Map.of("inbox", inbox, "inboxWork", inboxWork));
            Path home = inForce.get().home();
            Instant begin = clock.instant();
            RouteSet loaded = RouteSet.of(RouteFiles.texts(home), inForce.get());
            Application application = Application.start(inForce.get(), listener, RouteFiles.all(home), beans);
            started.add(application);
            CatchUp catchUp = new CatchUp(application, inForce.get().flag("lookervault.schedule.catch-up"));
            timetables.register(inForce(application.camel()));
            catchUp.missed(timetables.missed(begin));
            Reload.Parts parts = new Reload.Parts(
                    application.beans(),
                    new RouteSwap((ModelCamelContext) application.camel(), gate, loaded),
                    new PaceSetter(application.camel(), application.door().pace()),
                    swapped -> {
                        List<Missed> late = timetables.late(swapped);
                        timetables.register(inForce(application.camel()));
                        catchUp.late(late);
                    });
            Reload reload = new Reload(source, inForce, parts, clock);
            reload.tell(fires::note);
            observation.open(
                    application.camel(), application.door(), application.retries(), () -> sign(reload.state()));
            if (inForce.get().flag("lookervault.reload.enabled")) {
                reload.begin();
            }
            return new Daemon(fires, schedules, inbox, application, catchUp, reload, observation);
        } catch (RuntimeException failed) {
            try (fires) { // a port that is taken is found when routes run already
                started.forEach(Application::close);
            }
            throw failed;
        }
    }

    private static Sign sign(ReloadState state) {
        return state.problem()
                .map(problem -> Sign.degraded("reload", "an edit was refused, what ran before runs on: " + problem))
                .orElse(Sign.up("reload", state.edits() + " edits taken up"));
    }

    private static Map<String, Object> beans(RunGate gate, Schedules schedules, ScheduledWork work) {
        return Map.of("runGate", gate, "schedules", schedules, "scheduledWork", work);
    }

    /** The beans of the routes that only a daemon has, for a look at these routes: no vault is made or opened. */
    static Map<String, Object> unopened(Settings settings) {
        InstantSource clock = InstantSource.system();
        Path vault = settings.path("lookervault.vault.path");
        Fires fires = Fires.unopened(vault, clock);
        Schedules schedules = new Schedules(fires, new Timetables(fires, clock), clock, RandomGenerator.getDefault());
        InboxWork inboxWork = new InboxWork(vault, () -> settings);
        Map<String, Object> beans =
                new HashMap<>(beans(new RunGate(), schedules, new ScheduledWork(vault, () -> settings, schedules)));
        beans.putAll(Map.of("inbox", inboxWork.inbox(clock), "inboxWork", inboxWork));
        return beans;
    }

    /** The schedules of the routes that a context has. */
    static List<Timetable> inForce(CamelContext camel) {
        List<Timetable> found = new ArrayList<>();
        for (Route route : camel.getRoutes()) {
            if (route.getEndpoint() instanceof QuartzEndpoint quartz && quartz.getCron() != null) {
                ServiceStatus status = camel.getRouteController().getRouteStatus(route.getId());
                String zone = String.valueOf(quartz.getTriggerParameters().getOrDefault("timeZone", "UTC"));
                found.add(Timetable.of(route.getId(), quartz.getCron(), zone, status.isStarted()));
            }
        }
        return found;
    }

    /** The schedules, and when each is due next. */
    public List<ScheduleRow> schedules() {
        return fires.schedules();
    }

    /** Where health is answered; empty when it is not. */
    public String health() {
        return observation.address();
    }

    /** How many routes there are. */
    public int routes() {
        return application.routes().size();
    }

    /** The ids of the routes that run. */
    Set<String> routeIds() {
        return Set.copyOf(application.routes().keySet());
    }

    /** What a route is for. */
    String description(String route) {
        return application.routes().getOrDefault(route, "");
    }

    /** What became of the last edit of routes and settings. */
    public ReloadState reloadState() {
        return reload.state();
    }

    /** Nothing begins any more; what runs comes to an end at which it can be resumed. */
    public void stop() {
        reload.close();
        catchUp.close();
        schedules.stop();
        inbox.stop();
        application.interrupt();
    }

    @Override
    public void close() {
        try (fires;
                application;
                observation) {
            stop();
        }
    }
}
