package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo serve}: leaves an embedded Looker running. */
@Command(
        name = "serve",
        description = "Runs an embedded Looker on 127.0.0.1 until Ctrl-C and prints how to reach it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault demo serve --port 19999 --dashboards 5000 --latency 50",
            "  lookervault demo serve --dashboards 10000 --users 2000 --groups 200 --roles 60",
            "  lookervault demo serve --output json      one line of JSON: url, client_id, client_secret, pid"
        })
final class DemoServeVerb implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port, 0 for any free one (default ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int port;

    @Mixin
    private DemoSize size;

    @Mixin
    private DemoAmounts amounts;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            description = "Milliseconds added to every reply (default ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private long latency;

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            description = "Requests a minute before 429, 0 for no limit (default ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int rateLimit;

    @Option(names = "--empty", description = "A fresh instance without content.")
    private boolean empty;

    private final Root root;

    DemoServeVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        DemoOptions options = size.options()
                .withCounts(amounts.counts())
                .withPort(port)
                .withLatency(Duration.ofMillis(latency))
                .withRateLimitPerMinute(rateLimit)
                .withEmpty(empty);
        CountDownLatch stopped = new CountDownLatch(1);
        try (DemoLooker looker = start(options)) {
            announce(looker, format);
            return root.interrupts(settings)
                    .during(stopped::countDown, () -> await(stopped))
                    .code();
        }
    }

    private static DemoLooker start(DemoOptions options) throws IOException {
        try {
            return DemoLooker.start(options);
        } catch (BindException taken) {
            throw new ConfigurationError(
                    "the demo Looker cannot listen on 127.0.0.1:" + options.port() + ": " + taken.getMessage()
                            + ". Give another --port, or none for any free one.",
                    taken);
        }
    }

    private static ExitCode await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.INTERRUPTED;
    }

    private void announce(DemoLooker looker, Format format) throws IOException {
        if (format == Format.JSON) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("url", looker.url());
            answer.put("client_id", looker.clientId());
            answer.put("client_secret", looker.clientSecret());
            answer.put("pid", ProcessHandle.current().pid());
            root.event(Json.line(answer));
            return;
        }
        root.event("export LOOKERVAULT_API_URL=" + looker.url());
        root.event("export LOOKERVAULT_CLIENT_ID=" + looker.clientId());
        root.event("export LOOKERVAULT_CLIENT_SECRET=" + looker.clientSecret());
        root.note("An embedded Looker runs at " + looker.url()
                + "; Ctrl-C ends it. In another shell, paste the lines above, then: lookervault extract");
    }
}
