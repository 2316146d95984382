package io.lookervault.inbox;

import java.util.List;

/** The name of an entry of an archive, judged: a relative path that stays below where it is unpacked, on every system. */
final class EntryName {
    private static final int LONGEST = 1024;
    private static final int LONGEST_PART = 255;

    private EntryName() {}

    /**
     * The path with slashes, without {@code ./} at its beginning and a slash at its end; empty for the top itself.
     *
     * @throws DropRefused when it leads elsewhere
     */
    static String judged(String name) {
        String path = name.startsWith("./") ? name.substring(2) : name.equals(".") ? "" : name;
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (path.isEmpty() && !name.isEmpty() && !name.equals("/")) {
            return path;
        }
        if (path.startsWith("/") || path.isEmpty() || path.contains("\\") || path.matches("^[A-Za-z]:.*")) {
            throw refused(name, "is no relative path with slashes");
        }
        if (path.chars().anyMatch(Character::isISOControl) || path.length() > LONGEST) {
            throw refused(name, "has control characters, or is too long");
        }
        for (String part : List.of(path.split("/", -1))) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.length() > LONGEST_PART) {
                throw refused(name, "leads elsewhere");
            }
        }
        return path;
    }

    static DropRefused refused(String name, String why) {
        String shown = name.length() > 120 ? name.substring(0, 120) + "…" : name;
        return new DropRefused("entry \"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" " + why
                + ". Nothing of the archive was used; pack a directory that unpack has written");
    }
}
