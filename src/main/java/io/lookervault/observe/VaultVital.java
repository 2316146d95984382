package io.lookervault.observe;

import io.lookervault.vault.VaultException;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the vault can be read and written. Takes no lock, so that it never keeps a run from starting. */
public final class VaultVital implements Vital {
    private static final String NAME = "vault";
    private static final long LITTLE = 256L << 20;

    private final Path vault;

    public VaultVital(Path vault) {
        this.vault = vault;
    }

    @Override
    public Sign look() {
        Path directory = vault.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            return Sign.down(NAME, "there is no directory " + directory + ". Create it");
        }
        if (Files.exists(vault) && !Files.isWritable(vault)) {
            return Sign.down(NAME, vault + " cannot be written. Change its permissions");
        }
        if (!Files.isWritable(directory)) {
            return Sign.down(NAME, "nothing can be written into " + directory + ". Change its permissions");
        }
        return damage().map(why -> Sign.down(NAME, why)).orElseGet(() -> room(directory));
    }

    private Optional<String> damage() {
        if (!Files.exists(vault)) {
            return Optional.empty();
        }
        try (VaultReader reader = VaultReader.open(vault)) {
            reader.schedules();
            return Optional.empty();
        } catch (VaultException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    private Sign room(Path directory) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            return free < LITTLE
                    ? Sign.degraded(NAME, (free >> 20) + " MB are free for " + vault + ". Free space on the disk")
                    : Sign.up(NAME, vault + " can be written");
        } catch (IOException unknown) {
            return Sign.degraded(NAME, "cannot tell the free space for " + vault + ": " + unknown.getMessage());
        }
    }
}
