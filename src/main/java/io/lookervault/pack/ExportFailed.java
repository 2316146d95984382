package io.lookervault.pack;

/** A file of an export cannot be read or written, or the disk has no room for it. */
public final class ExportFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExportFailed(String message) {
        super(message);
    }

    public ExportFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
