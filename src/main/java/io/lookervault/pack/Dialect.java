package io.lookervault.pack;

/** By which rules the plain scalars of a file are read. */
enum Dialect {
    /** Dates are text: items of Looker's API, which is JSON. */
    TEXT,
    /** Dates are points in time: items that the original tool stored with such values. */
    TIMESTAMPS,
    /** A file that the original tool exported: dates are points in time, {@code 1e+21} is a number. */
    ORIGINAL
}
