package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;

class TriggersTest {
    @Test
    void whatWaitsForAMomentThatIsFarAwayAgainIsDueByTheNewTime() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:schedule/nightly?cron=0+0+2+*+*+?&trigger.timeZone=Europe/Rome")
                            .routeId("nightly")
                            .to("direct:nowhere");
                    from("quartz:schedule/weekly?cron=0+0+3+?+*+SUN")
                            .routeId("weekly")
                            .to("direct:nowhere");
                }
            });
            camel.start();
            Scheduler scheduler = ahead(camel, "nightly");
            TriggerKey paused = key(camel, "weekly");
            scheduler.pauseTrigger(paused);

            Triggers triggers = new Triggers(camel);
            triggers.reckonAnew();

            Timetable nightly = triggers.timetables().stream()
                    .filter(table -> table.name().equals("nightly"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    nightly.next(Instant.now()).orElseThrow(),
                    scheduler
                            .getTrigger(key(camel, "nightly"))
                            .getNextFireTime()
                            .toInstant());
            assertEquals(TriggerState.PAUSED, scheduler.getTriggerState(paused));
        }
    }

    /** As a trigger is that fired when the clock was ahead. */
    private static Scheduler ahead(DefaultCamelContext camel, String route) throws Exception {
        Scheduler scheduler = endpoint(camel, route).getComponent().getScheduler();
        TriggerKey key = key(camel, route);
        scheduler.rescheduleJob(
                key,
                scheduler
                        .getTrigger(key)
                        .getTriggerBuilder()
                        .startAt(Date.from(Instant.now().plus(Duration.ofDays(300))))
                        .build());
        return scheduler;
    }

    private static TriggerKey key(DefaultCamelContext camel, String route) {
        return endpoint(camel, route).getTriggerKey();
    }

    private static QuartzEndpoint endpoint(DefaultCamelContext camel, String route) {
        return (QuartzEndpoint) camel.getRoute(route).getEndpoint();
    }
}
