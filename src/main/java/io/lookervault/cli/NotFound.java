package io.lookervault.cli;

/** What was asked for is not in the vault. */
final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
        super(message);
    }
}
