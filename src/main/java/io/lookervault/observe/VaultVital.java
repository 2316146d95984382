package io.lookervault.observe;

import io.lookervault.vault.VaultException;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the vault is there and can be read and written. A daemon makes it at its start: one that is not there was taken
 * away. Takes no lock, so that it never keeps a run from starting.
 */
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
        if (!Files.exists(vault)) {
            return Sign.down(
                    NAME, "there is no vault at " + vault + ". Put it back; else the next backup makes a new one");
        }
        return damage().map(why -> Sign.down(NAME, why)).orElseGet(() -> room(directory));
    }

    private Optional<String> damage() {
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
