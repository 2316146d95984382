package io.lookervault.cli;

import java.util.Locale;

/** How an answer is printed. */
enum Format {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
