package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All settings judged as a whole. */
class ShapesTest {
    @TempDir
    Path home;

    private final Map<String, String> options = new HashMap<>();

    private Settings load() {
        return Settings.load(
                new Sources(Optional.of(home), Optional.empty(), options, Map.of("HOME", home.toString())));
    }

    private static void assertMessage(Runnable action, String... oneOf) {
        String message = assertThrows(ConfigurationError.class, action::run).getMessage();
        assertTrue(List.of(oneOf).stream().anyMatch(message::contains), message);
    }

    @Test
    void whatIsShippedIsAsItMustBe() {
        load().judge();
    }

    @ParameterizedTest
    @CsvSource({
        "lookervault.schedule.resume-within, 12h, a whole number from 0 to 8760",
        "lookervault.extract.attribute-value-calls, all, a whole number from 0 to 2147483647",
        "lookervault.looker.rate-limit-per-second, 0, a whole number from 1 to 1000",
        "lookervault.cleanup.retention-days, 1month, a whole number from 0 to 36500",
        "lookervault.schedule.retry.multiplier, '1,5', a number from 1 to 100",
        "lookervault.looker.retry.multiplier, 0.5, a number from 1 to 100",
        "lookervault.inbox.quiet-seconds, 30s, a whole number from 0 to 86400",
        "lookervault.output.default-format, xml, 'one of [json, table]'",
    })
    void aValueThatNobodyAskedForYetIsFoundWrong(String key, String value, String wanted) {
        options.put(key, value);
        assertMessage(
                () -> load().judge(), key + " is \"" + value + "\", from the command line. It must be " + wanted + ".");
    }

    @Test
    void allThatIsWrongIsNamedAtOnceAndNoWebhookIsShown() {
        options.put("lookervault.reload.enabled", "yes");
        options.put("lookervault.notify.url", "hooks.example/t0ken");
        assertMessage(
                () -> load().judge(),
                "lookervault.notify.url is \"***\", from the command line. It must be an address with http:// or https://,"
                        + " or empty. lookervault.reload.enabled is \"yes\"");
    }
}
