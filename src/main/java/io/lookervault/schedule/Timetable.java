package io.lookervault.schedule;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When a schedule is due.
 *
 * @param name id of its route
 * @param cron Quartz cron expression
 * @param zone time zone that it is in
 * @param on whether it fires at all
 */
public record Timetable(String name, String cron, ZoneId zone, boolean on) {
    /** A cron expression that is never due, in place of that of a schedule that is switched off. */
    public static final String NEVER = "0 0 0 1 1 ? 2099";

    public Timetable {
        try {
            CronExpression.validateExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "schedule " + name + ": \"" + cron + "\" is no cron expression (" + e.getMessage()
                            + "). Write second minute hour day month weekday, with ? for one of the days",
                    e);
        }
    }

    /** Reads what a route and the settings say. */
    public static Timetable of(String name, String cron, String zone, boolean on) {
        try {
            return new Timetable(name, cron, known(zone), on && !cron.equals(NEVER));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "schedule " + name + ": \"" + zone + "\" is no time zone. Write UTC or such as Europe/Rome", e);
        }
    }

    /** Quartz has the older names, and takes one that it does not know for UTC. */
    private static ZoneId known(String zone) {
        ZoneId id = ZoneId.of(zone);
        if (!TimeZone.getTimeZone(zone).toZoneId().getRules().equals(id.getRules())) {
            throw new DateTimeException(zone + " is UTC for Quartz");
        }
        return id;
    }

    /** The time zone of a trigger that names none. */
    public static String unnamedZone() {
        return TimeZone.getDefault().getID();
    }

    /** The first moment after this one at which it is due; empty when there is none any more. */
    public Optional<Instant> next(Instant after) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                    .map(Date::toInstant);
        } catch (ParseException impossible) {
            throw new IllegalStateException(cron + " was valid before", impossible);
        }
    }
}
