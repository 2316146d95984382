package io.lookervault.app;

import java.nio.file.Path;

/** Turns what Camel says of a route that does not load into one message: file, line, what is wrong. */
final class RouteError {
    private RouteError() {}

    static ConfigurationError of(Exception broken, Path home) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).strip();
            if (!last.contains(message)) {
                text.append(text.isEmpty() ? "" : "\n  ").append(message);
                last = message;
            }
        }
        return new ConfigurationError(
                "routes in " + home.resolve("routes") + " do not load; nothing was started:\n  " + text
                        + "\nMend the file, then: lookervault check --offline",
                broken);
    }
}
