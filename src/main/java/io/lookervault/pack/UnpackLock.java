package io.lookervault.pack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps a second unpack out of a directory, by an operating system lock, which goes with the process. The file is there as
 * long as it is held, and what a killed process leaves of it means nothing.
 */
final class UnpackLock implements AutoCloseable {
    static final String FILE = ExportDir.STATE + "/lock";

    private final ExportDir dir;
    private final FileChannel channel;

    private UnpackLock(ExportDir dir, FileChannel channel) {
        this.dir = dir;
        this.channel = channel;
    }

    /** Throws {@link ExportRefused} when another unpack has it. */
    static UnpackLock take(ExportDir dir) {
        try {
            Path file = dir.path(FILE);
            dir.noLinks(file.getParent(), true);
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
            if (isFree(channel)) {
                return new UnpackLock(dir, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw ExportDir.failed("lock", FILE, e);
        }
        throw new ExportRefused("cannot unpack into " + dir.root()
                + ": another unpack is writing there. Wait until it ends, or name another directory");
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (channel.isOpen()) {
                Files.deleteIfExists(dir.path(FILE));
            }
        } catch (IOException e) {
            throw ExportDir.failed("unlock", FILE, e);
        }
    }
}
