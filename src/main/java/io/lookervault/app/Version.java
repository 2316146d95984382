package io.lookervault.app;

import java.util.Optional;

/** The release of this program. */
public final class Version {
    private Version() {}

    /** As in the manifest of the jar, such as {@code 0.2.0}; {@code unreleased} when it runs from classes. */
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }
}
