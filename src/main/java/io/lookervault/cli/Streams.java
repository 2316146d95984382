package io.lookervault.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command reads and writes besides its arguments. All text is UTF-8. A failed write is an error, never ignored:
 * half an answer is not an answer.
 *
 * @param out where the answer goes, and nothing else
 * @param err where notes and errors go
 * @param environment the variables that the command sees
 */
record Streams(OutputStream out, OutputStream err, Map<String, String> environment) {

    void line(String text) {
        write(out, text + System.lineSeparator());
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void errorLine(String text) {
        errorText(text + System.lineSeparator());
    }

    void errorText(String text) {
        write(err, text);
        try {
            err.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Colours: only on a terminal, and unless NO_COLOR is set; the launcher says whether there is a terminal. */
    boolean colourful() {
        return Boolean.getBoolean("lookervault.terminal.out")
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static void write(OutputStream to, String text) {
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
