package io.lookervault.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Asks whoever sits at the terminal, if anybody does. Java's own console is none where one of input and output is redirected, and
 * people who redirect the answer are there all the same.
 *
 * @param keys what is typed; empty where standard input is no terminal, so that nobody can be asked
 * @param seen whether standard error is on the terminal
 * @param device the terminal, whatever is redirected
 */
record Terminal(Optional<InputStream> keys, boolean seen, Path device) {

    /** That of this process; the launcher says which streams are on it. */
    static Terminal ofProcess() {
        Optional<InputStream> keys = Optional.of(System.in).filter(in -> Boolean.getBoolean("lookervault.terminal.in"));
        return new Terminal(keys, Boolean.getBoolean("lookervault.terminal.err"), Path.of("/dev/tty"));
    }

    /** Nobody sits there. */
    static Terminal none() {
        return new Terminal(Optional.empty(), false, Path.of("/dev/tty"));
    }

    /**
     * Whether the answer was yes; empty when there is nobody to ask.
     *
     * @param err standard error
     */
    Optional<Boolean> agrees(String question, OutputStream err) {
        return keys.map(typed -> {
            show((question + " [y/N] ").getBytes(UTF_8), err);
            return line(typed).strip().matches("(?i)y|yes");
        });
    }

    private void show(byte[] question, OutputStream err) {
        if (seen || !shown(question)) {
            try {
                err.write(question);
                err.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot ask before the first write. Say --force to write unasked", e);
            }
        }
    }

    private boolean shown(byte[] question) {
        try (OutputStream screen = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
            screen.write(question);
            return true;
        } catch (IOException noDevice) {
            return false;
        }
    }

    private static String line(InputStream typed) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int b = typed.read(); b >= 0 && b != '\n'; b = typed.read()) {
                line.write(b);
            }
        } catch (IOException gone) {
            return "";
        }
        return line.toString(UTF_8);
    }
}
