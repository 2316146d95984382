package io.lookervault.extract;

/** The vault is of another Looker, whose items have the same ids and would be overwritten; nothing was touched. */
public final class OtherInstance extends RuntimeException {
    OtherInstance(String message) {
        super(message);
    }
}
