package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that has a vault open keeps the locks of SQLite on it, whatever else of it looks at the file. */
class LocksTest {
    @TempDir
    Path dir;

    /** The locks of this process on a file, as the kernel has them. */
    private static List<String> locks(Path file) throws Exception {
        Path kernel = Path.of("/proc/locks");
        assumeTrue(Files.isReadable(kernel));
        String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
        String us = " " + ProcessHandle.current().pid() + " ";
        try (Stream<String> lines = Files.lines(kernel)) {
            return lines.filter(line -> line.contains(inode) && line.contains(us))
                    .map(line -> line.replaceFirst("^[0-9]+: *", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theyOutliveReadersOfTheSameProcess() throws Exception {
        Path file = dir.resolve("looker.db");
        try (Vault vault = Vault.open(file, "test", InstantSource.system())) {
            vault.sessions().start("{}", "https://looker.example.com");
            List<String> before = locks(file);
            assumeFalse(before.isEmpty(), "the kernel does not tell here that SQLite holds a lock");
            try (VaultReader reader = VaultReader.open(file)) {
                reader.schemaVersion();
            }
            Vault.mustBeOpenable(file);
            assertEquals(before, locks(file));
        }
    }
}
