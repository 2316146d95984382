package io.lookervault.observe;

import java.util.Objects;

/**
 * How something is.
 *
 * @param name what was looked at, kebab-case
 * @param state whether it is well
 * @param detail what is wrong and what to do, or what is known
 */
public record Sign(String name, State state, String detail) {

    /** From good to bad. */
    public enum State {
        UP,
        /** Backups are made, but something wants attention. */
        DEGRADED,
        /** No backup can be made. */
        DOWN
    }

    public Sign {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }

    public static Sign up(String name, String detail) {
        return new Sign(name, State.UP, detail);
    }

    public static Sign degraded(String name, String detail) {
        return new Sign(name, State.DEGRADED, detail);
    }

    public static Sign down(String name, String detail) {
        return new Sign(name, State.DOWN, detail);
    }
}
