package io.lookervault.vault;

/** There is no vault file at the path: extract first. */
public final class NoVault extends VaultException {
    private static final long serialVersionUID = 1L;

    public NoVault(String message) {
        super(message);
    }
}
