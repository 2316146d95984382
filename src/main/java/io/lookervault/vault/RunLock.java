package io.lookervault.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a second run away from a vault, by an operating system lock on {@code <vault>.lock}. The kernel releases it when
 * the process ends, however it ends, so a dead run never blocks. The file stays; only the lock on it counts.
 */
final class RunLock implements AutoCloseable {
    /**
     * The locks that this process holds. The one static state of the program, because the lock is the process's too:
     * POSIX drops it when any channel of the file is closed, so a second run here must not even open the file.
     */
    private static final Map<Path, Holder> HELD = new ConcurrentHashMap<>();

    private static final String VAULT = ".lock";
    private static final String SCHEDULES = ".run.lock";
    private static final int LOOKS = 20;
    private static final long LOOK_NANOS = 10_000_000;

    private final Path path;
    private final FileChannel channel;

    private RunLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the lock of a vault at once or not at all.
     *
     * @throws VaultInUse names who holds it
     */
    static RunLock take(Path file, String verb, InstantSource clock) {
        return take(file, VAULT, new Asking(verb, "vault " + file + " is in use by "), clock);
    }

    /** The same for a daemon, which holds the schedules of a vault and not the vault itself. */
    static RunLock takeSchedules(Path file, InstantSource clock) {
        Asking daemon = new Asking("run", "schedules of " + file + " are kept by another daemon, ");
        return take(file, SCHEDULES, daemon, clock);
    }

    /**
     * Who asks for a lock.
     *
     * @param verb told to others who try meanwhile
     * @param refusal how one is told who asks in vain, up to who holds the lock
     */
    private record Asking(String verb, String refusal) {}

    private static RunLock take(Path file, String suffix, Asking asking, InstantSource clock) {
        Holder holder = new Holder(asking.verb(), ProcessHandle.current().pid(), host(), Dates.text(clock.instant()));
        try {
            Path path = beside(file, suffix);
            Holder other = HELD.putIfAbsent(path, holder);
            if (other != null) {
                throw inUse(asking.refusal(), other.line());
            }
            boolean ours = false;
            try {
                RunLock lock = new RunLock(path, locked(asking.refusal(), path, holder));
                ours = true;
                return lock;
            } finally {
                if (!ours) {
                    HELD.remove(path);
                }
            }
        } catch (IOException e) {
            throw new VaultUnwritable(
                    "cannot lock vault " + file + ": " + e.getMessage()
                            + ". Check free space and the permissions of its directory",
                    e);
        }
    }

    private static synchronized FileChannel locked(String taken, Path path, Holder holder) throws IOException {
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnly.attributes(path));
        boolean ours = false;
        try {
            if (!outlasting(channel)) {
                throw inUse(taken, content(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.line().getBytes(UTF_8)), 0);
            ours = true;
            return channel;
        } finally {
            if (!ours) {
                channel.close(); // or this process would hold the lock and know nothing of it
            }
        }
    }

    /** A run goes on for longer than a look of another process, which must not turn a run away. */
    private static boolean outlasting(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        for (int look = 0; lock == null && look < LOOKS; look++) {
            LockSupport.parkNanos(LOOK_NANOS);
            lock = channel.tryLock();
        }
        return lock != null;
    }

    private static String content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), UTF_8);
    }

    private static VaultInUse inUse(String taken, String line) {
        return new VaultInUse(taken + Holder.describe(line) + ". Wait until it ends, or stop it");
    }

    /** One name for the lock of a vault, through whatever links it is reached. */
    private static Path beside(Path file, String suffix) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path real = absolute.toFile().exists()
                ? absolute.toRealPath()
                : absolute.getParent().toRealPath().resolve(absolute.getFileName());
        return real.resolveSibling(real.getFileName() + suffix);
    }

    /** Whether somebody holds the lock of a vault now; makes nothing. */
    static boolean isHeld(Path file) {
        return isHeld(file, VAULT);
    }

    /** The same for the lock of a daemon. */
    static boolean schedulesAreHeld(Path file) {
        return isHeld(file, SCHEDULES);
    }

    private static boolean isHeld(Path file, String suffix) {
        try {
            Path path = beside(file, suffix);
            return Files.exists(path) && isLocked(path);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /**
     * Asks the kernel by a shared lock, which is given back at once: the line in the file outlives a process that was killed, and its
     * number may be another one's by now. One at a time, and never while a run of this process holds the lock, see {@link #HELD}.
     */
    private static synchronized boolean isLocked(Path path) throws IOException {
        if (HELD.containsKey(path)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            try {
                return channel.tryLock(0, Long.MAX_VALUE, true) == null;
            } catch (IOException unknowable) { // on some network file systems
                return Holder.mayLive(content(channel), host());
            }
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this host";
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new VaultException("cannot release " + path + ": " + e + ". It ends with this process", e);
        } finally {
            HELD.remove(path);
        }
    }
}
