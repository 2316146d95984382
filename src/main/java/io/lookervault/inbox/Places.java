package io.lookervault.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The directories of an inbox, and what is moved between them. */
final class Places {
    static final String READY = ".ready";
    private static final String WORK = ".work";
    private static final Set<String> OWN = Set.of("pack", "jobs", "done", "failed", WORK);
    /** Bytes of a name; with what is put before and behind it no file system minds. */
    private static final int LONGEST = 200;

    private final Path root;

    Places(Path root) {
        this.root = root;
    }

    /** Makes what is missing, for the owner alone, and removes what work that was cut off left behind. */
    void prepare() throws IOException {
        for (String place : OWN) {
            Files.createDirectories(root.resolve(place), ownerOnly());
        }
        try (Stream<Path> left = Files.list(root.resolve(WORK))) {
            for (Path path : left.toList()) {
                remove(path);
            }
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return root.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** What was dropped, the oldest first. What is hidden, or is still being written by its name, is nobody's drop. */
    List<Path> drops() throws IOException {
        record Found(Path path, FileTime time) {}
        List<Found> found = new ArrayList<>();
        for (String place : List.of("pack", "jobs")) {
            try (Stream<Path> all = Files.list(root.resolve(place))) {
                for (Path path : all.filter(Places::isDrop).toList()) {
                    found.add(new Found(path, Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Found::time).thenComparing(Found::path))
                .map(Found::path)
                .toList();
    }

    private static boolean isDrop(Path path) {
        return !path.getFileName().toString().matches("(?s)\\..*|.*\\.(ready|part|tmp)");
    }

    /** When a drop was marked as whole, if it was. */
    static Optional<FileTime> markedReady(Path drop) throws IOException {
        Optional<Path> marker = marker(drop).filter(beside -> Files.exists(beside, LinkOption.NOFOLLOW_LINKS));
        return marker.isPresent()
                ? Optional.of(Files.getLastModifiedTime(marker.get(), LinkOption.NOFOLLOW_LINKS))
                : Optional.empty();
    }

    /** Empty when the drop has a name that this system lists and cannot write: it has no marker then. */
    private static Optional<Path> marker(Path drop) {
        try {
            return Optional.of(beside(drop, READY));
        } catch (InvalidPathException unwritable) {
            return Optional.empty();
        }
    }

    /** A directory of its own for work on one drop. */
    Path workspace() throws IOException {
        return Files.createTempDirectory(root.resolve(WORK), "drop-");
    }

    /**
     * A place that an order names: below the inbox, in no directory of the inbox's own, through no link.
     *
     * @throws DropRefused when it is elsewhere
     */
    Path inside(String key, String text) throws IOException {
        String path;
        try {
            path = EntryName.judged(text);
        } catch (DropRefused elsewhere) {
            path = "";
        }
        String first = path.replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
        if (path.isEmpty() || first.startsWith(".") || OWN.contains(first)) {
            throw new DropRefused(key + " is \"" + text.replaceAll("\\p{Cntrl}", "?")
                    + "\". It must lead below the inbox, not out of it and not into pack, jobs, done or failed,"
                    + " such as exports/today");
        }
        Path place = root.resolve(path);
        for (Path up = place; !up.equals(root); up = up.getParent()) {
            if (Files.isSymbolicLink(up)) {
                throw new DropRefused(
                        key + " leads through the link " + root.relativize(up) + ". Name a real directory");
            }
        }
        return place;
    }

    /**
     * Moves a drop to where done or failed work lies, and its marker away.
     *
     * @param name what it is called there
     */
    void move(Path drop, String place, String name) throws IOException {
        Files.move(drop, root.resolve(place).resolve(name));
        if (marker(drop).isPresent()) {
            Files.deleteIfExists(marker(drop).get());
        }
    }

    /** A name in a place that nothing has yet, there and with a report beside it; one that this system can write. */
    String free(String place, String wanted) {
        String name = writable(wanted);
        while (name.getBytes(UTF_8).length > LONGEST) {
            name = name.substring(name.offsetByCodePoints(0, 1));
        }
        String free = name;
        for (int i = 2; taken(place, free); i++) {
            free = i + "-" + name;
        }
        return free;
    }

    private String writable(String name) {
        try {
            return root.resolve(name).getFileName().toString();
        } catch (InvalidPathException unwritable) {
            return name.replaceAll("[^ -~]", "_");
        }
    }

    private boolean taken(String place, String name) {
        Path path = root.resolve(place).resolve(name);
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) || Files.exists(beside(path, ".report.json"));
    }

    /** A text appears whole, or not at all. */
    void write(String place, String name, String text) throws IOException {
        Path beside = Files.createTempFile(root.resolve(WORK), "text-", "");
        try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
        Files.move(beside, root.resolve(place).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a file or a tree; links in it and not what they lead to. */
    static void remove(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path below : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(below);
            }
        }
    }

    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
