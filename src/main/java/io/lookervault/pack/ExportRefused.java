package io.lookervault.pack;

/** What was asked cannot be done with this directory or these options; nothing was started. */
public final class ExportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExportRefused(String message) {
        super(message);
    }
}
