package io.lookervault.vault;

/** SQLite finds the file malformed: restore the file from a copy. */
public final class DamagedVault extends VaultException {
    private static final long serialVersionUID = 1L;

    public DamagedVault(String message) {
        super(message);
    }

    public DamagedVault(String message, Throwable cause) {
        super(message, cause);
    }
}
