package io.lookervault.pack;

import java.util.Map;
import java.util.Optional;

/** Escapes of YAML (1.2.2, section 5.7) that snakeyaml-engine 3.0.1 does not know, and that PyYAML writes. */
final class Escapes {
    private static final Map<Character, String> SPELT = Map.of('N', "u0085", '_', "u00A0", 'L', "u2028", 'P', "u2029");

    private Escapes() {}

    /**
     * The text with these escapes spelt by number, from a place within a double-quoted scalar to the end of the scalar;
     * empty when there is none of them at the place.
     *
     * @param codePoint where the letter of the first escape stands
     */
    static Optional<String> spelt(String text, int codePoint) {
        int at = text.offsetByCodePoints(0, codePoint);
        if (at >= text.length() || !SPELT.containsKey(text.charAt(at))) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder(text.length() + 64).append(text, 0, at - 1);
        int i = at - 1;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i);
            out.append(c);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                out.append(SPELT.getOrDefault(text.charAt(i), String.valueOf(text.charAt(i))));
            }
            i++;
        }
        return Optional.of(out.append(text, i, text.length()).toString());
    }
}
