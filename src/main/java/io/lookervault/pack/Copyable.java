package io.lookervault.pack;

import io.lookervault.content.Values;

/** What an anchor names. */
record Copyable(Object value, Weight weight) {
    /**
     * How much there is of something.
     *
     * @param size characters and values
     * @param depth containers within containers
     */
    record Weight(long size, int depth) {}

    /** A copy of its own for each alias: what is changed in one place stays in the other. */
    Object copy() {
        return Values.copy(value);
    }
}
