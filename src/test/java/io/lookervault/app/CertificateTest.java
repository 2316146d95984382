package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.lookervault.looker.LookerGone;
import io.lookervault.session.RunListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private final WireMockServer looker =
            new WireMockServer(options().dynamicHttpsPort().httpDisabled(true).bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        looker.start();
        looker.stubFor(post(urlPathEqualTo("/api/4.0/login"))
                .willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3599}")));
        looker.stubFor(get(urlPathEqualTo("/api/4.0/user")).willReturn(okJson("{\"id\":\"7\"}")));
        looker.stubFor(get(urlPathEqualTo("/api/4.0/versions")).willReturn(okJson("{}")));
    }

    @AfterEach
    void stop() {
        looker.stop();
    }

    private Application application(String verify) {
        Map<String, String> options = Map.of(
                "lookervault.looker.api-url", "https://127.0.0.1:" + looker.httpsPort(),
                "lookervault.looker.client-id", "id",
                "lookervault.looker.client-secret", "secret",
                "lookervault.looker.retry.delay", "10",
                "lookervault.looker.verify-ssl", verify);
        return Application.start(
                Settings.load(new Sources(Optional.of(Path.of("")), Optional.empty(), options, Map.of())),
                RunListener.silent());
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        try (Application application = application("true")) {
            LookerGone gone = assertThrows(LookerGone.class, application::info);
            assertTrue(gone.getMessage().contains("SSLHandshakeException"), gone.getMessage());
        }
    }

    @Test
    void acceptsItWhenCertificatesAreNotToBeVerified() {
        try (Application application = application("false")) {
            assertEquals("7", application.info().userId());
        }
    }
}
