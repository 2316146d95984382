package io.lookervault.vault;

/** The vault cannot grow: free space on its disk. Nothing of the failed transaction was stored. */
public final class VaultFull extends VaultException {
    private static final long serialVersionUID = 1L;

    public VaultFull(String message) {
        super(message);
    }

    public VaultFull(String message, Throwable cause) {
        super(message, cause);
    }
}
