package io.lookervault.looker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;

/** Workers behind a pace and a server with a limit, in simulated time, which passes only while somebody waits. */
final class Simulation implements Pace.Waiting {
    /** What the server says of the time to wait. */
    enum RetryAfter {
        NONE,
        EXACT,
        SECONDS
    }

    /** What came of it: {@code events} are the 429 less those of requests that had left when the first of them came. */
    record Outcome(double seconds, int admitted, int refused, int events, int insideRetryAfter) {}

    private record Event(long at, long order, Runnable what) {}

    private static final long MILLI = 1_000_000;
    private static final long THERE = 10 * MILLI;

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Random random = new Random(7);
    private final SimulatedLimit limit;
    private final RetryAfter retryAfter;
    private final List<Long> departures = new ArrayList<>();
    private final long begin;
    private final long late;
    private long now;
    private long order;
    private int idle;
    private int admitted;
    private int refused;
    private int throttleEvents;
    private long lastEvent;
    private long toldUntil;
    private int insideRetryAfter;
    private final List<Long> admissions = new ArrayList<>();
    private final List<Outcome> laps = new ArrayList<>();
    private int lap;

    /**
     * @param late by how many nanoseconds each sleep is too long
     * @param into how far the server's clock is into a minute when the simulation begins
     */
    Simulation(SimulatedLimit limit, RetryAfter retryAfter, Duration into, long late) {
        this.late = late;
        this.limit = limit;
        this.retryAfter = retryAfter;
        this.now = Duration.ofMinutes(1000).plus(into).toNanos();
        this.begin = now;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void sleep(long nanos) {
        pass(now + nanos + late);
    }

    private void pass(long until) {
        while (!events.isEmpty() && events.peek().at() <= until) {
            Event event = events.remove();
            now = event.at();
            event.what().run();
        }
        now = until;
    }

    List<Long> departures() {
        return departures;
    }

    /** Until so many requests were admitted; a refused one is sent again by the worker that sent it. */
    Outcome run(int requests, int workers, int perSecond, int perMinute) throws InterruptedException {
        return run(requests, 1, workers, perSecond, perMinute).get(0);
    }

    /** The same several times in a row; says how far it was each time when so many were admitted. */
    List<Outcome> run(int requests, int times, int workers, int perSecond, int perMinute) throws InterruptedException {
        Pace pace = new Pace(this);
        idle = workers;
        lap = requests;
        int sent = 0;
        while (admitted < requests * times) {
            if (idle > 0 && sent - refused < requests * times) {
                Departure departure = pace.await(perSecond, perMinute);
                sent++;
                idle--;
                send(pace, departure);
            } else {
                pass(events.peek().at());
            }
        }
        return laps;
    }

    private void send(Pace pace, Departure departure) {
        departures.add(now);
        if (now < toldUntil) {
            insideRetryAfter++;
        }
        long latency = (20 + random.nextInt(81)) * MILLI;
        at(now + THERE, () -> {
            OptionalLong wait = limit.refuse(now);
            if (wait.isEmpty()) {
                admissions.add(now);
            }
            at(now + latency - THERE, () -> answer(pace, departure, wait));
        });
    }

    private void answer(Pace pace, Departure departure, OptionalLong wait) {
        idle++;
        if (wait.isEmpty()) {
            admitted++;
            if (admitted % lap == 0) {
                double seconds = (admissions.get(admitted - 1) - begin) / 1e9;
                laps.add(new Outcome(seconds, admitted, refused, throttleEvents, insideRetryAfter));
            }
            pace.succeeded(departure);
            return;
        }
        refused++;
        if (throttleEvents == 0 || departure.at() > lastEvent) {
            throttleEvents++;
            lastEvent = now;
        }
        Optional<Duration> told = told(wait.getAsLong());
        told.ifPresent(it -> toldUntil = Math.max(toldUntil, now + it.toNanos()));
        pace.throttled(departure, told);
    }

    private Optional<Duration> told(long wait) {
        return switch (retryAfter) {
            case NONE -> Optional.empty();
            case EXACT -> Optional.of(Duration.ofNanos(wait));
            case SECONDS -> Optional.of(Duration.ofSeconds((wait + SimulatedLimit.SECOND - 1) / SimulatedLimit.SECOND));
        };
    }

    private void at(long when, Runnable what) {
        events.add(new Event(when, order++, what));
    }
}
