package io.lookervault.inbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks archives that nobody has looked at: {@code .tar.gz}, {@code .tgz}, {@code .zip}. Plain files and directories only;
 * no links, devices, sparse or encrypted entries.
 */
final class Archive {
    /** What stands between the contents of two entries of a tar: headers, long names, padding. */
    private static final long HEADERS = 1L << 20;

    private Archive() {}

    static boolean is(String name) {
        return isTar(name) || name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static boolean isTar(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(?s).*\\.(tar\\.gz|tgz)");
    }

    /**
     * Unpacks into a directory that is there and empty.
     *
     * @return the top of the tree: the directory, or the only one in it
     * @throws DropRefused when it is no such archive, or not a safe one
     */
    static Path unpack(Path archive, Path directory, InboxRules.Limits limits) throws IOException {
        Unwrapping target = new Unwrapping(directory, limits, Files.size(archive));
        try {
            if (isTar(archive.getFileName().toString())) {
                tar(archive, target);
            } else {
                zip(archive, target);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new DropRefused(
                    "the archive cannot be unpacked: " + broken + ". Make it again, and copy it to its end", broken);
        }
        return top(directory);
    }

    private static void tar(Path archive, Unwrapping target) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive, LinkOption.NOFOLLOW_LINKS));
                Metered metered = new Metered(new GZIPInputStream(file, 1 << 16));
                TarArchiveInputStream tar = new TarArchiveInputStream(metered)) {
            metered.allow(HEADERS);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                metered.allow(Math.max(0, target.room()) + HEADERS);
                if (entry.isDirectory()) {
                    target.directory(entry.getName());
                } else if (plain(entry)) {
                    target.file(entry.getName(), tar);
                } else {
                    throw EntryName.refused(entry.getName(), "is a link, a device or another thing that is no file");
                }
                metered.allow(HEADERS);
            }
            metered.transferTo(OutputStream.nullOutputStream()); // the checksum comes after the last byte
        }
    }

    private static boolean plain(TarArchiveEntry entry) {
        byte flag = entry.getLinkFlag();
        return (flag == TarConstants.LF_NORMAL || flag == TarConstants.LF_OLDNORM) && !entry.isSparse();
    }

    private static void zip(Path archive, Unwrapping target) throws IOException {
        Set<OpenOption> reading = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (MeteredFile file = new MeteredFile(Files.newByteChannel(archive, reading), target.entries());
                ZipFile zip = ZipFile.builder().setSeekableByteChannel(file).get()) {
            file.opened();
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            for (ZipArchiveEntry entry : entries) {
                int type = entry.getUnixMode() >> 12;
                if (entry.isDirectory()) {
                    target.directory(entry.getName());
                } else if ((type == 0 || type == 8) && zip.canReadEntryData(entry)) {
                    try (CheckedInputStream content = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
                        target.file(entry.getName(), content);
                        mustMatch(entry, content.getChecksum().getValue());
                    }
                } else {
                    throw EntryName.refused(
                            entry.getName(), "is a link, a device, encrypted, or packed as none should be");
                }
            }
        }
    }

    private static void mustMatch(ZipArchiveEntry entry, long checksum) {
        if (entry.getCrc() != checksum) {
            throw EntryName.refused(entry.getName(), "is damaged: its checksum does not match");
        }
    }

    private static Path top(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            List<Path> all = found.limit(2).toList();
            return all.size() == 1 && Files.isDirectory(all.get(0), LinkOption.NOFOLLOW_LINKS) ? all.get(0) : directory;
        }
    }
}
