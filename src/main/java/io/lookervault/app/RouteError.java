package io.lookervault.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what Camel says of a route that does not load into one message: file, line, what is wrong. */
final class RouteError {
    private static final Pattern ROUTE = Pattern.compile("Failed to create route:? (\\S+)");

    private RouteError() {}

    static ConfigurationError of(Exception broken, Path home) {
        Path routes = home.resolve("routes");
        String text = said(broken);
        return new ConfigurationError(
                "routes in " + routes + " do not load; nothing was started:" + place(text, routes) + text
                        + "\nMend the file, then: lookervault check --offline",
                broken);
    }

    /**
     * What is wrong with files that were only tried.
     *
     * @param scratch where the tried files are; messages name the real ones
     */
    static ConfigurationError ofTrial(Exception broken, Path scratch, Path home) {
        Path routes = home.resolve("routes");
        String text = said(broken);
        return new ConfigurationError(
                ("routes in " + routes + " do not load:" + place(text, scratch) + text)
                        .replace(scratch.toString(), routes.toString()),
                broken);
    }

    private static String said(Exception broken) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).strip();
            if (text.indexOf(message) < 0) {
                text.append("\n  ").append(message);
            }
        }
        return text.toString();
    }

    /** Camel gives file and line of what it cannot parse, but only the route of what it cannot build. */
    private static String place(String text, Path routes) {
        Matcher route = ROUTE.matcher(text);
        if (!route.find()) {
            return "";
        }
        String wanted = "id: " + route.group(1);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(routes, "*.camel.yaml")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).strip().equals(wanted)) {
                        return " in the route that begins in " + file + ", line " + (i + 1) + ":";
                    }
                }
            }
        } catch (IOException unreadable) {
            return " (" + unreadable.getMessage() + ")";
        }
        return "";
    }
}
