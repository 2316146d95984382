package io.lookervault.extract;

/** A list has rows that it does not give, or that nothing can be made of: park the kind, since some of it is missing. */
public final class IncompleteList extends RuntimeException {
    IncompleteList(String message) {
        super(message);
    }
}
