package io.lookervault.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that can be asked again: the same seed, topic and number always roll the same. */
record Dice(long seed) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+00:00'").withZone(ZoneOffset.UTC);
    private static final long FIRST_DAY = Instant.parse("2022-01-03T00:00:00Z").toEpochMilli();
    private static final long FOUR_YEARS = 4L * 365 * 24 * 3600 * 1000;

    SplittableRandom roll(String topic, long number) {
        return new SplittableRandom(mix(seed * 31 + topic.hashCode()) ^ mix(number + 0x5DEECE66DL));
    }

    static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A time of the content's past, in the form in which Looker writes times. */
    static String past(SplittableRandom random) {
        return stamp(Instant.ofEpochMilli(FIRST_DAY + random.nextLong(FOUR_YEARS)));
    }

    static String stamp(Instant instant) {
        return STAMP.format(instant);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
