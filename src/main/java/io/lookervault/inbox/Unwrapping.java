package io.lookervault.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the entries of an archive go: into one directory and nowhere else, each once, within the limits. Bytes are counted
 * as they come, whatever the archive says of itself. For one thread.
 */
final class Unwrapping {
    /** Text as YAML is packs to a fiftieth at best; a bomb to a thousandth. */
    private static final int DENSEST = 250;

    private static final long ALWAYS_ALLOWED = 16L << 20;

    private final Path directory;
    private final InboxRules.Limits limits;
    private final long most;
    private final Set<String> names = new HashSet<>();
    private final byte[] buffer = new byte[1 << 16];
    private long bytes;

    /** @param packed size of the archive */
    Unwrapping(Path directory, InboxRules.Limits limits, long packed) {
        this.directory = directory;
        this.limits = limits;
        this.most = Math.min(limits.bytes(), packed * DENSEST + ALWAYS_ALLOWED);
    }

    /** The most bytes that a file may have that comes now. */
    long room() {
        return Math.min(limits.fileBytes(), most - bytes);
    }

    /** The most entries. */
    int entries() {
        return limits.entries();
    }

    void directory(String name) throws IOException {
        String path = judged(name);
        if (!path.isEmpty()) {
            Files.createDirectories(directory.resolve(path));
        }
    }

    void file(String name, InputStream content) throws IOException {
        String path = judged(name);
        if (path.isEmpty()) {
            throw EntryName.refused(name, "is a file without a name");
        }
        Path target = directory.resolve(path);
        try {
            Files.createDirectories(target.getParent());
            try (OutputStream out =
                    Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                copy(name, content, out);
            }
        } catch (FileAlreadyExistsException twice) {
            throw EntryName.refused(name, "comes twice");
        }
    }

    private void copy(String name, InputStream content, OutputStream out) throws IOException {
        long size = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            size += read;
            bytes += read;
            if (size > limits.fileBytes()) {
                throw EntryName.refused(
                        name, "is larger than " + limits.fileBytes() + " bytes (lookervault.pack.max-file-size)");
            }
            if (bytes > most) {
                throw EntryName.refused(
                        name, "makes it more than " + most + " bytes (lookervault.inbox.max-size), or it is a bomb");
            }
            out.write(buffer, 0, read);
        }
    }

    private String judged(String name) {
        String path = EntryName.judged(name);
        if (!names.add(path)) {
            throw EntryName.refused(name, "comes twice");
        }
        if (names.size() > limits.entries()) {
            throw EntryName.refused(
                    name, "is one more than " + limits.entries() + " entries (lookervault.inbox.max-entries)");
        }
        return path;
    }
}
