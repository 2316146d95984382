package io.lookervault.session;

import java.util.List;
import java.util.OptionalInt;

/** The options of a verb that somebody ordered other than on the command line, by their names there without dashes. */
public interface Options {
    /** Whether a flag is set. */
    boolean has(String flag);

    /** The values of a list; empty when it is not given. */
    List<String> list(String option);

    /** A number, if it is given. */
    OptionalInt number(String option);
}
