package io.lookervault.vault;

/** The file is no vault, or one of a version that this program cannot handle: choose another file. */
public final class ForeignDatabase extends VaultException {
    private static final long serialVersionUID = 1L;

    public ForeignDatabase(String message) {
        super(message);
    }
}
