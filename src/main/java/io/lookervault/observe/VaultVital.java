package io.lookervault.observe;

import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultException;
import io.lookervault.vault.VaultInUse;
import java.nio.file.Path;
import java.time.InstantSource;

/** Whether the vault can be written. */
public final class VaultVital implements Vital {
    private static final String NAME = "vault";

    private final Path vault;
    private final InstantSource clock;

    public VaultVital(Path vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Sign look() {
        try {
            Vault.probe(vault, clock);
            return Sign.up(NAME, vault + " can be written");
        } catch (VaultInUse running) {
            return Sign.up(NAME, vault + " is being written");
        } catch (VaultException wrong) {
            return Sign.down(NAME, String.valueOf(wrong.getMessage()));
        }
    }
}
