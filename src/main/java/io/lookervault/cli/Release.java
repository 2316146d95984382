package io.lookervault.cli;

import io.lookervault.app.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Release implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "LookerVault " + Version.number(),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}
