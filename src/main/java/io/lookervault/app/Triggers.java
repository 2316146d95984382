package io.lookervault.app;

import io.lookervault.schedule.Timetable;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;

/** The schedules among the routes of a context, as Quartz has them. */
final class Triggers {
    private final CamelContext camel;

    Triggers(CamelContext camel) {
        this.camel = camel;
    }

    /** When each is due. */
    List<Timetable> timetables() {
        List<Timetable> found = new ArrayList<>();
        for (Route route : camel.getRoutes()) {
            if (route.getEndpoint() instanceof QuartzEndpoint quartz && quartz.getCron() != null) {
                ServiceStatus status = camel.getRouteController().getRouteStatus(route.getId());
                String zone =
                        String.valueOf(quartz.getTriggerParameters().getOrDefault("timeZone", Timetable.unnamedZone()));
                found.add(Timetable.of(route.getId(), quartz.getCron(), zone, status.isStarted()));
            }
        }
        return found;
    }

    /** From now on each is due at its next moment after now, whatever time it was when Quartz last reckoned that. */
    void reckonAnew() {
        for (Route route : camel.getRoutes()) {
            if (route.getEndpoint() instanceof QuartzEndpoint quartz) {
                try {
                    reckonAnew(quartz.getComponent().getScheduler(), quartz.getTriggerKey());
                } catch (SchedulerException refused) {
                    throw new IllegalStateException(
                            "schedule " + route.getId() + " stays due when it was. Restart the daemon", refused);
                }
            }
        }
    }

    private static void reckonAnew(Scheduler scheduler, TriggerKey key) throws SchedulerException {
        Trigger old = scheduler.getTrigger(key);
        if (old != null && scheduler.getTriggerState(key) != TriggerState.PAUSED) {
            scheduler.rescheduleJob(key, old.getTriggerBuilder().startNow().build());
        }
    }
}
