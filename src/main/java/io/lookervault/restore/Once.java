package io.lookervault.restore;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A question that is answered once and for all, when it is first asked. Thread-safe. */
final class Once {
    private volatile Optional<Boolean> answer = Optional.empty();

    /** The answer; two threads that ask first may both find it out. */
    boolean whether(BooleanSupplier question) {
        Optional<Boolean> known = answer;
        if (known.isEmpty()) {
            known = Optional.of(question.getAsBoolean());
            answer = known;
        }
        return known.get();
    }
}
