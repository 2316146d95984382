package io.lookervault.cli;

import io.lookervault.session.RunListener;

/** How a run tells people, or programs, what it does. */
interface RunVoice extends RunListener {
    /** Says nothing of progress, so that what others print, a question above all, is not drawn over. */
    default void hold() {}

    /** Goes on below what was printed meanwhile. */
    default void release() {}

    /**
     * For programs, for nobody, or for people.
     *
     * @param word what runs: {@code extraction}, {@code restore} …
     */
    static RunVoice of(Root root, Format format, String word) {
        if (format == Format.JSON) {
            return new JsonVoice(root, word);
        }
        return root.quiet() ? new RunVoice() {} : new PeopleVoice(root, Boolean.getBoolean("lookervault.terminal.err"));
    }
}
