package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.session.RunListener;
import java.util.ArrayList;
import java.util.List;

/** Starts the routes for a verb that talks to Looker, once everything that it needs is set. */
final class Connection {
    private Connection() {}

    static Application open(Settings settings, RunListener listener) {
        mustBeConfigured(settings);
        return Application.start(settings, listener);
    }

    /** Throws what is missing, all of it at once. */
    static void mustBeConfigured(Settings settings) {
        List<String> missing = new ArrayList<>();
        if (settings.apiUrl().isEmpty()) {
            missing.add("LOOKERVAULT_API_URL");
        }
        if (settings.optional("lookervault.looker.client-id").isEmpty()) {
            missing.add("LOOKERVAULT_CLIENT_ID");
        }
        if (settings.clientSecret().isEmpty()) {
            missing.add("LOOKERVAULT_CLIENT_SECRET");
        }
        if (!missing.isEmpty()) {
            throw new ConfigurationError("no connection to Looker is configured: " + String.join(", ", missing)
                    + " not set. Set them in the environment, or see what works without: lookervault demo");
        }
    }
}
