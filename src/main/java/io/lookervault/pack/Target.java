package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.vault.Snapshot;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that is being unpacked into. Until it is whole a journal in it names every file that may be ours, so that an
 * interrupted unpack is continued by the next one, and one that replaces an earlier export removes what that one wrote and
 * nothing else. Thread-safe.
 */
final class Target implements AutoCloseable {
    private final ExportDir dir;
    private final Set<String> ours;
    private final boolean fresh;
    private Optional<UnpackLock> lock = Optional.empty();

    private Target(ExportDir dir, Set<String> ours, boolean fresh) {
        this.dir = dir;
        this.ours = ours;
        this.fresh = fresh;
    }

    /**
     * Looks whether the directory can be unpacked into; changes nothing.
     *
     * @param vault what is unpacked: what was packed into it need not be kept in the directory
     * @throws ExportRefused when there is something in it and it may not be replaced
     */
    static Target look(ExportDir dir, boolean overwrite, Snapshot vault) {
        Path root = dir.root();
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isDirectory(root.getParent())) {
                throw new ExportRefused("cannot unpack into " + root + ": there is no directory " + root.getParent()
                        + ". Create it, or name another with --output-dir");
            }
            return new Target(dir, Set.of(), true);
        }
        if (!Files.isDirectory(root)) {
            throw new ExportRefused(
                    "cannot unpack into " + root + ": it is a file. Name a directory with --output-dir");
        }
        boolean empty =
                isEmpty(root, ExportDir.STATE) && isEmpty(dir.path(ExportDir.STATE), ExportDir.WORK, UnpackLock.FILE);
        if (!empty && !overwrite && !dir.has(ExportDir.JOURNAL)) {
            String what = dir.has(ExportDir.METADATA) && dir.has(ExportDir.MANIFEST)
                    ? "it holds a finished export"
                    : "it is not empty";
            throw new ExportRefused("cannot unpack into " + root + ": " + what + ". Name another directory, or let"
                    + " --overwrite replace the earlier export in it");
        }
        return new Target(dir, owned(dir, vault), empty);
    }

    /** Whether there is nothing but what an unpack leaves that ended before its first file. */
    private static boolean isEmpty(Path directory, String... but) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Arrays.stream(but).noneMatch(file::endsWith)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw ExportDir.failed("list", directory.toString(), e);
        }
    }

    private static Set<String> owned(ExportDir dir, Snapshot vault) {
        Set<String> owned = new HashSet<>(listed(dir, ExportDir.MANIFEST).keySet());
        Optional<String> copy =
                dir.own(ExportDir.METADATA).map(ExportMetadata::mark).flatMap(dir::copy);
        EarlierPacks packed = EarlierPacks.of(copy, Optional.of(vault), listed(dir, EarlierPacks.LIST));
        packed.entries().values().stream() // new and moved files whose content is in the vault
                .filter(entry -> dir.own(entry.path())
                        .filter(there -> EditMark.of(there).equals(entry.file()))
                        .isPresent())
                .forEach(entry -> owned.add(entry.path()));
        dir.own(ExportDir.JOURNAL)
                .ifPresent(journal -> Arrays.stream(new String(journal, UTF_8).split("\n", -1))
                        .filter(line -> !line.isEmpty())
                        .forEach(owned::add));
        return owned;
    }

    private static Map<String, Manifest.Entry> listed(ExportDir dir, String list) {
        Optional<byte[]> bytes = dir.own(list);
        try {
            return bytes.isEmpty() ? Map.of() : Manifest.read(bytes.get());
        } catch (IOException e) {
            throw new ExportRefused("cannot replace the export in " + dir.root() + ": its " + list + " is damaged ("
                    + ExportDir.reason(e) + "). Name another directory");
        }
    }

    /** From here on the directory is no export until {@link #finish}. */
    void begin() {
        try {
            if (!Files.exists(dir.root())) {
                Files.createDirectory(dir.root(), ownerOnly());
            }
        } catch (IOException e) {
            throw ExportDir.failed("create", dir.root().toString(), e);
        }
        lock = Optional.of(UnpackLock.take(dir));
        dir.tidy();
        dir.write(ExportDir.JOURNAL, lines(ours));
        dir.remove(ExportDir.METADATA);
        dir.remove(ExportDir.MANIFEST);
        dir.remove(ExportDir.REMAPPING);
        dir.remove(EarlierPacks.LIST);
    }

    /**
     * Looks whether a file may be written; changes nothing.
     *
     * @throws ExportRefused when it is there and not ours
     */
    void mayWrite(String path) {
        if (!fresh && dir.has(path) && !ours.contains(path)) {
            throw new ExportRefused(dir.path(path) + " is in the way: no export wrote it."
                    + " Move it, or name another directory, and run it again");
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] lines(Collection<String> paths) {
        return (String.join("\n", paths) + "\n").getBytes(UTF_8);
    }

    /** Writes down that these files are ours, before the first of them is written. */
    synchronized void announce(List<String> paths) {
        paths.forEach(this::mayWrite); // or the next one would take somebody's file for ours
        try {
            Files.write(dir.path(ExportDir.JOURNAL), lines(paths), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw ExportDir.failed("write", ExportDir.JOURNAL, e);
        }
    }

    /** Writes a file unless it is there already; says whether it was written. */
    boolean write(String path, byte[] bytes) {
        if (!fresh && dir.own(path).filter(there -> Arrays.equals(there, bytes)).isPresent()) {
            return false;
        }
        dir.write(path, bytes);
        return true;
    }

    /** Removes what an earlier export had beyond these files, and makes the directory an export; says how many. */
    long finish(Collection<Manifest.Entry> files, byte[] metadata) {
        Set<String> stale = new HashSet<>(ours);
        files.forEach(file -> stale.remove(file.path()));
        List<String> gone = new ArrayList<>(stale);
        gone.removeIf(path -> !dir.has(path));
        gone.forEach(dir::remove);
        dir.tidy();
        dir.write(ExportDir.MANIFEST, Manifest.bytes(files));
        dir.write(ExportDir.METADATA, metadata);
        dir.tidy();
        dir.remove(ExportDir.JOURNAL);
        return gone.size();
    }

    /** Lets others in. */
    @Override
    public void close() {
        lock.ifPresent(UnpackLock::close);
    }
}
