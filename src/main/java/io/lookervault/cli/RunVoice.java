package io.lookervault.cli;

import io.lookervault.session.RunListener;

/** How a run tells people, or programs, what it does. */
final class RunVoice {
    private RunVoice() {}

    /** @param word what runs: {@code extraction}, {@code restore} … */
    static RunListener of(Root root, Format format, String word) {
        if (format == Format.JSON) {
            return new JsonVoice(root, word);
        }
        return root.quiet()
                ? RunListener.silent()
                : new PeopleVoice(root, Boolean.getBoolean("lookervault.terminal.err"));
    }
}
