package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.vault.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory of an export. Paths are relative, with slashes, and never lead out of it: no directory or file on the way
 * may be a symbolic link. Files appear whole. Thread-safe.
 */
final class ExportDir {
    static final String METADATA = "metadata.json";
    static final String STATE = ".pack_state";
    static final String MANIFEST = STATE + "/manifest.jsonl";
    static final String JOURNAL = STATE + "/unpacking";
    static final String REMAPPING = STATE + "/query_remapping.json";
    static final String WORK = STATE + "/work";

    /** What tells this directory from other copies of the same export; version control leaves it out. */
    static final String COPY = STATE + "/copy";

    private static final String IGNORED = STATE + "/.gitignore";

    private final Path root;
    private final Set<Path> real = ConcurrentHashMap.newKeySet();
    private final AtomicLong number = new AtomicLong();

    ExportDir(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path path(String relative) {
        Path path = root.resolve(relative).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new ExportFailed(relative + " leads out of " + root + ". Nothing outside of it is touched");
        }
        return path;
    }

    boolean has(String relative) {
        return Files.exists(path(relative), LinkOption.NOFOLLOW_LINKS);
    }

    /** The bytes of a file of the export's own; empty when there is none. */
    Optional<byte[]> own(String relative) {
        try {
            Path path = path(relative);
            noLinks(path.getParent(), false);
            return Optional.of(read(path, Integer.MAX_VALUE - 16));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", relative, e);
        }
    }

    /**
     * Reads a file that anybody may have put there.
     *
     * @throws IOException when it is larger than that, a link, or no plain file
     */
    static byte[] read(Path path, long most) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isRegularFile()) {
            throw new FileSystemException(
                    path.toString(), null, found.isSymbolicLink() ? "a symbolic link" : "not a plain file");
        }
        if (found.size() > most) {
            throw new FileSystemException(path.toString(), null, found.size() + " bytes, more than " + most);
        }
        try (FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer bytes = ByteBuffer.allocate((int) found.size());
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes);
            }
            if (bytes.hasRemaining()) {
                throw new FileSystemException(path.toString(), null, "it became shorter while it was read");
            }
            return bytes.array();
        }
    }

    /** Writes a file beside its place, makes sure that it is on the disk, and moves it there. */
    void write(String relative, byte[] bytes) {
        try {
            Path path = path(relative);
            noLinks(path.getParent(), true);
            Path work = path(WORK);
            noLinks(work, true);
            Path beside = work.resolve(Long.toString(number.incrementAndGet()));
            try (FileChannel channel = FileChannel.open(
                    beside,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS))) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(false);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("write", relative, e);
        }
    }

    /** What tells an export with this mark from every other, and this copy of it from other copies; empty for one never packed. */
    Optional<String> copy(String mark) {
        return own(COPY).map(copy -> Sha256.of((mark + new String(copy, UTF_8).strip()).getBytes(UTF_8)));
    }

    /** Makes this directory a copy of its own, if it is none yet. */
    void beCopy() {
        if (!has(COPY)) {
            write(COPY, (UUID.randomUUID() + "\n").getBytes(UTF_8));
            write(IGNORED, ".gitignore\ncopy\n".getBytes(UTF_8));
            tidy();
        }
    }

    /** Removes a file, and the directories that it leaves empty. */
    void remove(String relative) {
        try {
            Path path = path(relative);
            noLinks(path.getParent(), false);
            Files.deleteIfExists(path);
            for (Path up = path.getParent(); !up.equals(root) && empty(up); up = up.getParent()) {
                Files.deleteIfExists(up);
                real.remove(up);
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw failed("remove", relative, e);
        }
    }

    /** Removes what writing needs beside. */
    void tidy() {
        try {
            Path work = path(WORK);
            if (Files.isDirectory(work, LinkOption.NOFOLLOW_LINKS)) {
                try (var files = Files.newDirectoryStream(work)) {
                    for (Path file : files) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.deleteIfExists(work);
                real.remove(work);
            }
        } catch (IOException e) {
            throw failed("tidy", WORK, e);
        }
    }

    private static boolean empty(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(directory)) {
            return !files.iterator().hasNext();
        }
    }

    /** Makes sure that every directory from the root down is one, and no link; each is looked at once. */
    void noLinks(Path directory, boolean create) throws IOException {
        if (!directory.startsWith(root) || real.contains(directory)) {
            return;
        }
        if (!directory.equals(root)) {
            noLinks(directory.getParent(), create);
            if (create && Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
                createDirectory(directory);
            }
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
                    throw new NoSuchFileException(directory.toString());
                }
                throw new FileSystemException(directory.toString(), null, "not a directory, or a symbolic link");
            }
        }
        real.add(directory);
    }

    private static void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException otherWorker) {
            // it is there, which is what was wanted
            return;
        }
    }

    static ExportFailed failed(String what, String relative, IOException e) {
        return new ExportFailed(
                "cannot " + what + " " + relative + ": " + reason(e)
                        + ". Check permissions and free space, then run it again",
                e);
    }

    /** What the system says, without the path that is said already. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }
}
