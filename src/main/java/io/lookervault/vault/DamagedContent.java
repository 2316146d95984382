package io.lookervault.vault;

/** Bytes are not the MessagePack form of a value: the one item is damaged, not the vault. */
public final class DamagedContent extends VaultException {
    private static final long serialVersionUID = 1L;

    public DamagedContent(String message) {
        super(message);
    }

    public DamagedContent(String message, Throwable cause) {
        super(message, cause);
    }
}
