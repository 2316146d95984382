package io.lookervault.vault;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What a new file is created with, so that only its owner reads it: content and e-mail addresses are in it. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Mode 0600, or nothing where the file system knows no modes. */
    static FileAttribute<?>[] attributes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
