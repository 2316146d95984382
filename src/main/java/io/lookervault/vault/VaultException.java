package io.lookervault.vault;

/**
 * Something is wrong with a vault. The message says what failed, on which file or item, and what to do next; the
 * subclasses say what kind of trouble it is.
 */
public class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultException(String message) {
        super(message);
    }

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
