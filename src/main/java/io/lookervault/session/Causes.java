package io.lookervault.session;

import java.util.Optional;

/** Reads what was thrown by a bean of a route: Camel wraps it, often more than once. */
public final class Causes {
    private static final String CAMEL = "org.apache.camel";

    private Causes() {}

    /** The first exception that is not Camel's own. */
    public static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getClass().getName().startsWith(CAMEL) && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** What {@link #root} says; its name where it says nothing. */
    public static String reason(Throwable thrown) {
        Throwable root = root(thrown);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** The outermost exception of a type, of all that are wrapped in what was thrown. */
    public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
