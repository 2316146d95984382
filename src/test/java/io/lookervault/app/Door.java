package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.lookervault.looker.Call;
import io.lookervault.looker.ReplyReader;
import io.lookervault.session.RunListener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The real routes and a stand-in for Looker that does what a test tells it; signs in out of the box. */
final class Door implements AutoCloseable {
    static final String SECRET = "canary-secret-5f1c";
    private final WireMockServer looker =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final Map<String, String> options = new HashMap<>();
    private Optional<Application> application = Optional.empty();

    Door() {
        looker.start();
        options.put("lookervault.looker.api-url", "http://127.0.0.1:" + looker.port());
        options.put("lookervault.looker.client-id", "canary-id");
        options.put("lookervault.looker.client-secret", SECRET);
        options.put("lookervault.looker.rate-limit-per-second", "1000");
        options.put("lookervault.looker.rate-limit-per-minute", "60000");
        options.put("lookervault.looker.retry.delay", "20");
        options.put("lookervault.looker.timeout", "2");
        looker.stubFor(any(anyUrl()).atPriority(10).willReturn(okJson("{}")));
        looker.stubFor(post(urlPathEqualTo("/api/4.0/login"))
                .atPriority(9)
                .willReturn(okJson("{\"access_token\":\"token-1\",\"token_type\":\"Bearer\",\"expires_in\":3599}")));
    }

    Door with(String key, String value) {
        options.put(key, value);
        return this;
    }

    WireMockServer looker() {
        return looker;
    }

    Door stub(MappingBuilder stub) {
        looker.stubFor(stub);
        return this;
    }

    Application application() {
        if (application.isEmpty()) {
            Settings settings =
                    Settings.load(new Sources(Optional.of(Path.of("")), Optional.empty(), options, Map.of()));
            application = Optional.of(Application.start(settings, RunListener.silent()));
        }
        return application.get();
    }

    /** Reads one object through the door. */
    Object get(String path) {
        return application().ask("looker-call", Call.get(path, path, "", ReplyReader.object()));
    }

    @Override
    public void close() {
        application.ifPresent(Application::close);
        looker.stop();
    }
}
