package io.lookervault.app;

import java.util.Objects;

/**
 * The settings or the command line make no sense, and nothing was started. The message says what is wrong, where it
 * came from and what to do; it never quotes a secret.
 */
public final class ConfigurationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationError(String message) {
        super(Objects.requireNonNull(message, "message"));
    }

    public ConfigurationError(String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
    }
}
