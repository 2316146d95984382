package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The client secret and the token are in no log and in no exception. */
class SecretsTest {
    private static final String TOKEN = "canary-token-91ab";
    /** At TRACE Camel writes whole messages, headers included. */
    private static final Map<String, Level> LOGGERS =
            Map.of("io.lookervault", Level.TRACE, "org.apache.camel", Level.DEBUG);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Door door = new Door();

    @BeforeEach
    void listen() {
        log.start();
        LOGGERS.forEach((name, level) -> {
            logger(name).setLevel(level);
            logger(name).setAdditive(false);
            logger(name).addAppender(log);
        });
        door.stub(post(urlPathEqualTo("/api/4.0/login"))
                .willReturn(okJson("{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3599}")));
    }

    @AfterEach
    void stop() {
        door.close();
        LOGGERS.keySet().forEach(name -> {
            logger(name).detachAppender(log);
            logger(name).setAdditive(true);
            logger(name).setLevel(null);
        });
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private void tellsNothing(String text) {
        assertFalse(text.contains(TOKEN), text);
        assertFalse(text.contains(Door.SECRET), text);
    }

    @Test
    void noLogAndNoExceptionTellsThem() {
        door.with("lookervault.looker.retry.max-retries", "1");
        door.stub(get(urlPathEqualTo("/api/4.0/good")).willReturn(okJson("{}")));
        door.stub(get(urlPathEqualTo("/api/4.0/bad")).willReturn(aResponse().withStatus(500)));
        door.stub(get(urlPathEqualTo("/api/4.0/no")).willReturn(aResponse().withStatus(403)));
        door.stub(
                get(urlPathEqualTo("/api/4.0/stranger")).willReturn(aResponse().withStatus(401)));
        door.stub(get(urlPathEqualTo("/api/4.0/gone")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        door.get("/good");
        for (String path : List.of("/bad", "/no", "/stranger", "/gone")) {
            StringWriter trace = new StringWriter();
            assertThrows(RuntimeException.class, () -> door.get(path)).printStackTrace(new PrintWriter(trace));
            tellsNothing(trace.toString());
        }
        door.close();
        assertFalse(log.list.isEmpty());
        for (ILoggingEvent event : List.copyOf(log.list)) {
            tellsNothing(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                tellsNothing(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    }
}
