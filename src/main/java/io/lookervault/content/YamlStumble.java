package io.lookervault.content;

import java.util.function.Supplier;

/**
 * A broken text over which the YAML library stumbles instead of refusing it: snakeyaml-engine 3.0.1 does so where one ends
 * amid an escape, or is nested more deeply than a thread's stack holds.
 */
public final class YamlStumble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private YamlStumble(String message, Throwable cause) {
        super(message, cause);
    }

    /** What parsing gives. */
    public static <T> T told(Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (NumberFormatException | IndexOutOfBoundsException stumbled) {
            throw new YamlStumble("an escape is cut short or no character", stumbled);
        } catch (StackOverflowError deep) {
            throw new YamlStumble("it is nested too deeply", deep);
        }
    }
}
