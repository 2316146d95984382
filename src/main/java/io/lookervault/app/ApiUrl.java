package io.lookervault.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads the address of a Looker instance and refuses what would leak credentials or cannot work. */
final class ApiUrl {
    private ApiUrl() {}

    /** Scheme, host, port and path prefix, without a slash or {@code /api/4.0} at the end. */
    static URI parse(Setting setting, boolean allowHttp) {
        if (setting.value().contains("@")) {
            throw new ConfigurationError("the API URL from " + setting.origin()
                    + " carries user information. Remove it: credentials go into client_id and client_secret.");
        }
        URI uri = syntax(setting);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(setting, "does not start with https://", "Write https:// and the host of the instance.");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw refused(setting, "has no host", "Write https:// and the host of the instance.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused(setting, "has a query or fragment", "Remove what follows ? or #.");
        }
        if (scheme.equals("http") && !allowHttp && !loopback(uri.getHost())) {
            throw refused(
                    setting,
                    "is plain http, so credentials would travel readable",
                    "Use https, or give --allow-http for a network you trust.");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String prefix =
                path.replaceFirst("/+$", "").replaceFirst("/api/4\\.0$", "").replaceFirst("/+$", "");
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + prefix);
    }

    private static URI syntax(Setting setting) {
        try {
            return new URI(setting.value());
        } catch (URISyntaxException e) {
            throw refused(setting, "is not a URL (" + e.getReason() + ")", "Write it as https://host[:port].");
        }
    }

    private static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** Says what is wrong; what follows ? or # may be a credential and is not repeated. */
    private static ConfigurationError refused(Setting setting, String what, String remedy) {
        String shown = setting.value().replaceFirst("(?s)[?#].*", "…");
        return new ConfigurationError(
                "the API URL \"" + shown + "\" from " + setting.origin() + " " + what + ". " + remedy);
    }
}
