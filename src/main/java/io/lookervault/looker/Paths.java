package io.lookervault.looker;

import java.nio.charset.StandardCharsets;

/** Percent-encodes ids and values for request paths; what comes from Looker is not trusted to be harmless. */
public final class Paths {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~";

    private Paths() {}

    /** Encodes everything that is not a letter, digit, {@code -}, {@code _} or {@code ~}, or a dot amid others. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        boolean dots = text.chars().allMatch(c -> c == '.');
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0 || (b == '.' && !dots)) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
