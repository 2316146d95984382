package io.lookervault.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils good input; the same for the same seed. */
final class Mutator {
    private static final List<String> WORDS = List.of(
            "&a",
            "*a",
            "!!java",
            "!<tag:",
            "{{x}}",
            "${x}",
            "../",
            "\u0000",
            "\uFEFF",
            "\"",
            "'",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "? ",
            ": ",
            "- ",
            "[[[[[[[[",
            "{\"a\":",
            "1e999",
            "-0.0",
            "\uD834\uDD1E",
            "%00",
            "99999999999999999999",
            "\r\n",
            "\t",
            "#");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    byte[] spoil(List<byte[]> samples) {
        byte[] input = samples.get(random.nextInt(samples.size())).clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            input = spoil(input, samples);
        }
        return input;
    }

    private byte[] spoil(byte[] input, List<byte[]> samples) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + random.nextInt(32));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(input);
            case 1 -> Arrays.copyOf(input, at);
            case 2 -> join(input, at, new byte[0], to);
            case 3 -> join(input, at, Arrays.copyOfRange(input, at, to), at);
            case 4 -> join(input, at, word(), at);
            case 5 -> join(input, at, word(), to);
            case 6 -> {
                byte[] other = samples.get(random.nextInt(samples.size()));
                yield join(input, at, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length), at);
            }
            default -> {
                byte[] noise = new byte[random.nextInt(8)];
                random.nextBytes(noise);
                yield join(input, at, noise, to);
            }
        };
    }

    private byte[] flipped(byte[] input) {
        if (input.length > 0) {
            input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return input;
    }

    private byte[] word() {
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        int times = random.nextInt(20) == 0 ? 300 : 1;
        byte[] all = new byte[word.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(word, 0, all, i * word.length, word.length);
        }
        return all;
    }

    private static byte[] join(byte[] input, int until, byte[] between, int from) {
        byte[] joined = Arrays.copyOf(input, until + between.length + input.length - from);
        System.arraycopy(between, 0, joined, until, between.length);
        System.arraycopy(input, from, joined, until + between.length, input.length - from);
        return joined;
    }
}
