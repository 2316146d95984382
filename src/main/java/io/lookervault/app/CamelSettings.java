package io.lookervault.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;

/** Hands the settings to Camel: placeholders for the routes, time limits for the HTTP component, and where routes are. */
final class CamelSettings {
    private CamelSettings() {}

    static void apply(Settings settings, Main main) {
        Path routes = settings.home().resolve("routes");
        mustHaveRoutes(routes);
        settings.forCamel().forEach(main::addOverrideProperty);
        if (settings.apiUrl().isEmpty()) {
            main.addOverrideProperty("lookervault.looker.api-url", "http://127.0.0.1:9");
        }
        for (String scheme : new String[] {"http", "https"}) {
            String component = "camel.component." + scheme + ".";
            long reply = settings.seconds("lookervault.looker.timeout", 1, 3600).toMillis();
            main.addOverrideProperty(component + "response-timeout", String.valueOf(reply));
            main.addOverrideProperty(component + "so-timeout", String.valueOf(reply));
            long connect = settings.seconds("lookervault.looker.connect-timeout", 1, 600)
                    .toMillis();
            main.addOverrideProperty(component + "connect-timeout", String.valueOf(connect));
        }
        if (!settings.flag("lookervault.looker.verify-ssl")) {
            main.bind("trustAnyCertificate", AnyCertificate.trusted());
            main.addOverrideProperty("camel.component.https.ssl-context-parameters", "#bean:trustAnyCertificate");
            main.bind("anyHostname", NoopHostnameVerifier.INSTANCE);
            main.addOverrideProperty("camel.component.https.x509-hostname-verifier", "#bean:anyHostname");
        }
        main.setPropertyPlaceholderLocations("false");
        main.configure().setRoutesIncludePattern("file:" + routes + "/*.camel.yaml");
    }

    private static void mustHaveRoutes(Path routes) {
        try (Stream<Path> files = Files.list(routes)) {
            if (files.noneMatch(file -> file.toString().endsWith(".camel.yaml"))) {
                throw new ConfigurationError(
                        "no route files in " + routes + ". Set --home to where LookerVault is installed");
            }
        } catch (IOException missing) {
            throw new ConfigurationError(
                    "no routes directory " + routes + ". Set --home to where LookerVault is installed", missing);
        }
    }
}
