package io.lookervault.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;

/**
 * Slugs of 22 letters and digits. Those of generated content hold their number, scrambled with the seed, so that no index
 * is needed to find it again; those of created content are a digest of the content.
 */
final class Slugs {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int HALF = 11;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long key;
    private final long inverse;

    Slugs(long seed) {
        this.key = Dice.mix(seed + 0x1F3D5B79L);
        long guess = FACTOR;
        for (int i = 0; i < 6; i++) {
            guess *= 2 - FACTOR * guess;
        }
        this.inverse = guess;
    }

    String of(long number) {
        long scrambled = fold(fold(number ^ key) * FACTOR);
        return word(Dice.mix(scrambled ^ key)) + word(scrambled);
    }

    /** The number in a slug that {@link #of} made with this seed. */
    OptionalLong number(String slug) {
        if (slug.length() != 2 * HALF) {
            return OptionalLong.empty();
        }
        long scrambled = 0;
        for (int i = HALF; i < slug.length(); i++) {
            int digit = DIGITS.indexOf(slug.charAt(i));
            if (digit < 0) {
                return OptionalLong.empty();
            }
            scrambled = scrambled * DIGITS.length() + digit;
        }
        long number = fold(fold(scrambled) * inverse) ^ key;
        return of(number).equals(slug) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    String ofContent(String content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest((key + content).getBytes(StandardCharsets.UTF_8));
            return word(bits(digest, 0)) + word(bits(digest, Long.BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long bits(byte[] bytes, int from) {
        long out = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            out = (out << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return out;
    }

    private static long fold(long value) {
        return value ^ (value >>> 32);
    }

    private static String word(long value) {
        char[] out = new char[HALF];
        long rest = value;
        for (int i = HALF - 1; i >= 0; i--) {
            out[i] = DIGITS.charAt((int) Long.remainderUnsigned(rest, DIGITS.length()));
            rest = Long.divideUnsigned(rest, DIGITS.length());
        }
        return new String(out);
    }
}
