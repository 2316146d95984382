package io.lookervault.pack;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Room on the file system of a directory.
 *
 * @param bytes free for this user
 * @param files how many more it can hold, where it says so
 */
record Space(long bytes, Optional<Long> files) {
    /** Files take whole blocks; half of one is wasted on average, and each file has an inode. */
    private static final long PER_FILE = 4096;

    static Space at(Path directory) {
        Path there = directory.toAbsolutePath();
        while (!Files.isDirectory(there)) {
            there = there.getParent();
        }
        try {
            return new Space(Files.getFileStore(there).getUsableSpace(), inodes(there));
        } catch (IOException e) {
            throw new ExportFailed("cannot tell how much room there is at " + there + ": " + e + ". Check the disk", e);
        }
    }

    /** Java does not tell; {@code df} does, on Linux and macOS. */
    private static Optional<Long> inodes(Path directory) {
        try {
            ProcessBuilder asking = new ProcessBuilder("df", "-Pi", directory.toString()).redirectErrorStream(true);
            asking.environment().keySet().retainAll(Set.of("PATH")); // a secret in ours is none of its business
            Process df = asking.start();
            try (BufferedReader lines = df.inputReader(Charset.defaultCharset())) {
                String last = lines.lines().reduce("", (a, b) -> b);
                df.waitFor(5, TimeUnit.SECONDS);
                String[] words = last.strip().split("\\s+", -1);
                return words.length >= 6 && Long.parseLong(words[1]) > 0
                        ? Optional.of(Long.valueOf(words[3]))
                        : Optional.empty();
            }
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Throws when so many files of so many bytes have no room. */
    void check(Path directory, long wantedFiles, long wantedBytes) {
        long needed = wantedBytes + wantedFiles * PER_FILE;
        if (needed > bytes) {
            throw new ExportFailed("not unpacked: " + directory + " has room for " + mega(bytes) + ", " + wantedFiles
                    + " files need about " + mega(needed) + ". Free space, or name another directory");
        }
        if (files.isPresent() && files.get() < wantedFiles) {
            throw new ExportFailed("not unpacked: the file system of " + directory + " can hold " + files.get()
                    + " more files (inodes), " + wantedFiles
                    + " are needed. Remove files there, or name another directory");
        }
    }

    private static String mega(long bytes) {
        return (bytes + (1 << 20) - 1) / (1 << 20) + " MB";
    }
}
