package io.lookervault.content;

import java.io.Reader;

/**
 * Reads a text without ever ending a piece between the two halves of a character: snakeyaml-engine 3.0.1 fails on a piece
 * that does. Streams of bytes need it not: Java decodes whole characters.
 */
public final class WholePairs extends Reader {
    private final String text;
    private int at;

    public WholePairs(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int from, int length) {
        int end = Math.min(text.length(), at + length);
        if (at == text.length()) {
            return -1;
        }
        if (end < text.length() && end > at + 1 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(at, end, buffer, from);
        int count = end - at;
        at = end;
        return count;
    }

    @Override
    public void close() {}
}
