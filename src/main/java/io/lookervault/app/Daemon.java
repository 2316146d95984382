package io.lookervault.app;

import io.lookervault.inbox.Inbox;
import io.lookervault.schedule.Schedules;
import io.lookervault.schedule.Timetable;
import io.lookervault.schedule.Timetables;
import io.lookervault.session.RunListener;
import io.lookervault.vault.Fires;
import io.lookervault.vault.ScheduleRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.quartz.QuartzEndpoint;

/**
 * What {@code lookervault run} runs: all routes, triggers among them, and what keeps them company. Starts with catching up
 * what was missed.
 *
 * <p>Thread-safe once started.
 */
public final class Daemon implements AutoCloseable {
    private final Fires fires;
    private final Schedules schedules;
    private final Inbox inbox;
    private final Application application;
    private final CatchUp catchUp;
    private final Observation observation;

    private Daemon(
            Fires fires,
            Schedules schedules,
            Inbox inbox,
            Application application,
            CatchUp catchUp,
            Observation observation) {
        this.fires = fires;
        this.schedules = schedules;
        this.inbox = inbox;
        this.application = application;
        this.catchUp = catchUp;
        this.observation = observation;
    }

    /**
     * Starts everything.
     *
     * @throws ConfigurationError when settings or a route file are wrong; nothing is started then
     * @throws io.lookervault.vault.VaultInUse when another daemon has the vault
     */
    public static Daemon start(Settings settings, RunListener listener) {
        InstantSource clock = InstantSource.system();
        Fires fires = Fires.open(settings.path("lookervault.vault.path"), clock);
        try {
            Timetables timetables = new Timetables(fires, clock);
            Schedules schedules = new Schedules(fires, timetables, clock, RandomGenerator.getDefault());
            Observation observation = new Observation(settings);
            Map<String, Object> beans = new HashMap<>(observation.beans());
            beans.put("schedules", schedules);
            beans.put("scheduledWork", new ScheduledWork(() -> settings, schedules));
            InboxWork inboxWork = new InboxWork(fires.path(), () -> settings);
            Inbox inbox = inboxWork.inbox(clock);
            InboxWork.prepare(inbox);
            beans.put("inbox", inbox);
            beans.put("inboxWork", inboxWork);
            Application application = Application.start(settings, listener, RouteFiles.all(settings.home()), beans);
            timetables.register(inForce(application.camel()));
            observation.open(application.camel(), application.door(), application.retries());
            CatchUp catchUp = new CatchUp(application, settings.flag("lookervault.schedule.catch-up"));
            Daemon daemon = new Daemon(fires, schedules, inbox, application, catchUp, observation);
            catchUp.begin(timetables.missed());
            return daemon;
        } catch (RuntimeException failed) {
            fires.close();
            throw failed;
        }
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

    /** Nothing begins any more; what runs comes to an end at which it can be resumed. */
    public void stop() {
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
            catchUp.close();
        }
    }
}
