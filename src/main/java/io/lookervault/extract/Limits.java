package io.lookervault.extract;

import java.util.OptionalInt;

/**
 * How much a run may ask.
 *
 * @param workers how many pieces of work may be in flight, 1 to 50
 * @param batchSize items per page, 10 to 1000; small items come in larger pages
 * @param attributeValueCalls of how many users one run reads the attribute values, which cost a call each
 * @param maxCalls stop before more calls than this
 */
public record Limits(int workers, int batchSize, int attributeValueCalls, OptionalInt maxCalls) {
    public Limits {
        within("workers", workers, 1, 50);
        within("batch size", batchSize, 10, 1000);
        within("attribute value calls", attributeValueCalls, 0, Integer.MAX_VALUE);
        if (maxCalls.isPresent() && maxCalls.getAsInt() < 1) {
            throw new IllegalArgumentException("max calls must be at least 1, got " + maxCalls.getAsInt());
        }
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", got " + value);
        }
    }
}
