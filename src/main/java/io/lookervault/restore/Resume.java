package io.lookervault.restore;

import io.lookervault.content.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * Which unfinished restoration to go on with: the newest that fits.
 *
 * @param session only this one
 * @param kinds only one that restores all of these
 */
public record Resume(Optional<String> session, Set<Kind> kinds) {
    public Resume {
        kinds = Set.copyOf(kinds);
    }

    /** The newest. */
    public static Resume last() {
        return new Resume(Optional.empty(), Set.of());
    }

    boolean fits(String id, Choice choice) {
        return session.map(id::equals).orElse(true) && kinds.stream().allMatch(choice::has);
    }

    /** For messages: {@code  6f1c5b0e of looks}, or nothing. */
    String described() {
        String which = session.map(id -> " " + id).orElse("");
        return kinds.isEmpty()
                ? which
                : which + " of "
                        + String.join(
                                ", ", kinds.stream().map(Kind::plural).sorted().toList());
    }
}
