package io.lookervault.chaos;

/** A promise was broken. */
final class Violation extends Exception {
    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }
}
