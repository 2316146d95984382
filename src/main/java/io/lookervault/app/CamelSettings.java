package io.lookervault.app;

import io.lookervault.schedule.Timetable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;

/** Hands the settings to Camel: placeholders for the routes, time limits for the HTTP component, and where routes are. */
final class CamelSettings {
    private CamelSettings() {}

    /** @param routes the route files to read */
    static void apply(Settings settings, Main main, List<Path> routes) {
        placeholders(settings).forEach(main::addOverrideProperty);
        if (settings.apiUrl().isEmpty()) {
            main.addOverrideProperty("lookervault.looker.api-url", "http://127.0.0.1:9");
        }
        for (String scheme : new String[] {"http", "https"}) {
            String component = "camel.component." + scheme + ".";
            long reply = settings.seconds("lookervault.looker.timeout").toMillis();
            main.addOverrideProperty(component + "response-timeout", String.valueOf(reply));
            main.addOverrideProperty(component + "so-timeout", String.valueOf(reply));
            long connect =
                    settings.seconds("lookervault.looker.connect-timeout").toMillis();
            main.addOverrideProperty(component + "connect-timeout", String.valueOf(connect));
        }
        if (!settings.flag("lookervault.looker.verify-ssl")) {
            main.bind("trustAnyCertificate", AnyCertificate.trusted());
            main.addOverrideProperty("camel.component.https.ssl-context-parameters", "#bean:trustAnyCertificate");
            main.bind("anyHostname", NoopHostnameVerifier.INSTANCE);
            main.addOverrideProperty("camel.component.https.x509-hostname-verifier", "#bean:anyHostname");
        }
        main.setPropertyPlaceholderLocations("false");
        main.configure()
                .setRoutesIncludePattern(
                        routes.stream().map(file -> "file:" + file).collect(Collectors.joining(",")));
    }

    /** What {@code {{key}}} stands for. A schedule that is switched off is never due. */
    static Map<String, String> placeholders(Settings settings) {
        Map<String, String> all = new TreeMap<>(settings.forCamel());
        for (String key : settings.forCamel().keySet()) {
            if (key.matches("lookervault\\.schedule\\.[a-z-]+\\.enabled") && !settings.flag(key)) {
                all.put(key.replaceFirst("enabled$", "cron"), Timetable.NEVER);
            }
        }
        return all;
    }
}
