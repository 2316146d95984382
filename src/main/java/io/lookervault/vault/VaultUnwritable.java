package io.lookervault.vault;

/** The vault may not be read or written here: change permissions or choose another place. */
public final class VaultUnwritable extends VaultException {
    private static final long serialVersionUID = 1L;

    public VaultUnwritable(String message) {
        super(message);
    }

    public VaultUnwritable(String message, Throwable cause) {
        super(message, cause);
    }
}
