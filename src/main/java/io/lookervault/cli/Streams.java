package io.lookervault.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command reads and writes besides its arguments. All text is UTF-8. A failed write of the answer is an error, never
 * ignored: half an answer is not an answer.
 *
 * @param out where the answer goes, and nothing else
 * @param err where notes and errors go; where nobody can read them the exit code has to do
 * @param environment the variables that the command sees
 * @param terminal where people can be asked
 */
record Streams(OutputStream out, OutputStream err, Map<String, String> environment, Terminal terminal) {

    void line(String text) {
        try {
            out.write(bytes(text + System.lineSeparator()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        try {
            err.write(bytes(text));
            err.flush();
        } catch (IOException nobodyReads) {
            return;
        }
    }

    /** Colours: only on a terminal, and unless NO_COLOR is set; the launcher says whether there is a terminal. */
    boolean colourful() {
        return Boolean.getBoolean("lookervault.terminal.out")
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
