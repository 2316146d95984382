package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.content.Kind;
import io.lookervault.vault.Sha256;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that Linux, macOS and Windows all take as they are, for directories and files. */
final class SafeName {
    /** Most bytes of one name. */
    static final int LONGEST = 255;

    private static final int LONGEST_FILE = 200;

    /** Devices of Windows, with any ending; and their superscript twins. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?");

    private static final String FORBIDDEN = "/\\:*?\"<>|%";

    /** What the tree itself uses beside folders. */
    private static final Set<String> TAKEN = Set.of("metadata.json", "_orphaned", "_deleted");

    /**
     * Directories of kinds. A folder of the same name may share one, but none that is spelt alike: where case does not
     * tell, it would be another one that is the same.
     */
    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::plural).collect(Collectors.toUnmodifiableSet());

    private SafeName() {}

    /** A directory name for a folder of this name, of at most so many bytes. */
    static String directory(String name, int longest) {
        StringBuilder safe = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> safe.appendCodePoint(forbidden(c) ? '_' : c));
        String trimmed = trimmed(safe.toString());
        if (trimmed.startsWith(".") || DEVICE.matcher(trimmed).matches()) {
            trimmed = "_" + trimmed;
        }
        String fold = fold(trimmed);
        boolean likeKind = KINDS.contains(fold) && !KINDS.contains(trimmed);
        if (TAKEN.contains(fold)
                || likeKind
                || fold.endsWith(FileNames.ENDING)
                || fold.endsWith(".yml")
                || trimmed.isEmpty()) {
            trimmed = trimmed + "_";
        }
        return shortened(trimmed, longest);
    }

    private static boolean forbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> FORBIDDEN.indexOf(c) >= 0;
        };
    }

    private static String trimmed(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && Character.isWhitespace(name.charAt(from))) {
            from++;
        }
        while (to > from && (name.charAt(to - 1) == '.' || Character.isWhitespace(name.charAt(to - 1)))) {
            to--;
        }
        return name.substring(from, to);
    }

    /** The name cut between characters to at most so many bytes. */
    static String shortened(String name, int longest) {
        if (name.getBytes(UTF_8).length <= longest) {
            return name;
        }
        int end = 0;
        int bytes = 0;
        while (end < name.length()) {
            int c = name.codePointAt(end);
            bytes += new String(Character.toChars(c)).getBytes(UTF_8).length;
            if (bytes > longest) {
                break;
            }
            end += Character.charCount(c);
        }
        return trimmed(name.substring(0, end));
    }

    /** Names with the same fold are one name to some file systems. */
    static String fold(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** The file name for an id, without ending: what is not plain ASCII is percent-encoded. */
    static String file(String id) {
        return cut(encoded(id, false), id);
    }

    /** The file name for an id that has a twin in other case: its capital letters are encoded as well. */
    static String twin(String id) {
        return cut(encoded(id, true), id);
    }

    /** The file name for an id that has a twin even so. */
    static String hashed(String id) {
        return encoded(id, false).substring(0, Math.min(120, encoded(id, false).length())) + "%~" + hash(id);
    }

    private static String encoded(String id, boolean capitals) {
        StringBuilder name = new StringBuilder();
        byte[] bytes = id.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean inner = i > 0 && i < bytes.length - 1;
            name.append(plain(c, capitals, inner) ? String.valueOf(c) : percent(c));
        }
        if (DEVICE.matcher(name).matches()) {
            name.replace(0, 1, percent(name.charAt(0)));
        }
        return name.toString();
    }

    private static boolean plain(char c, boolean capitals, boolean inner) {
        if (c >= 'A' && c <= 'Z') {
            return !capitals;
        }
        boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return letter || c == '_' || c == '-' || (c == '.' && inner);
    }

    private static String cut(String name, String id) {
        return name.length() <= LONGEST_FILE ? name : hashed(id);
    }

    private static String hash(String id) {
        byte[] units = new byte[2 * id.length()]; // by code unit: UTF-8 has one form for all lone surrogates
        for (int i = 0; i < id.length(); i++) {
            units[2 * i] = (byte) (id.charAt(i) >> 8);
            units[2 * i + 1] = (byte) id.charAt(i);
        }
        return Sha256.of(units).substring(0, 32);
    }

    private static String percent(char c) {
        return String.format("%%%02X", (int) c);
    }
}
