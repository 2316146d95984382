package io.lookervault.vault;

/** Another run, or another program, is writing the vault: try again when it is done. */
public final class VaultInUse extends VaultException {
    private static final long serialVersionUID = 1L;

    public VaultInUse(String message) {
        super(message);
    }

    public VaultInUse(String message, Throwable cause) {
        super(message, cause);
    }
}
