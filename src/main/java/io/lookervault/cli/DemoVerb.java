package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.Settings;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.extract.ExtractReport;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Limits;
import io.lookervault.extract.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a guided tour against an embedded Looker. */
@Command(
        name = "demo",
        description =
                "A guided tour: starts an embedded Looker on this machine, extracts it, verifies and lists the vault.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault demo",
            "  lookervault demo --dashboards 5000",
            "  lookervault demo serve    leave the embedded Looker running"
        })
final class DemoVerb implements Callable<Integer> {
    @Mixin
    private DemoSize size;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            description = "Workers, 1 to 50 (default 8).")
    private Optional<String> workers = Optional.empty();

    private final Root root;

    DemoVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> chosen = root.chosenVault();
        Path vault = chosen.isPresent()
                ? chosen.get()
                : Files.createTempDirectory("lookervault-demo-").resolve("looker.db");
        try (DemoLooker looker = DemoLooker.start(size.options())) {
            return tour(looker, vault);
        }
    }

    private int tour(DemoLooker looker, Path vault) throws IOException {
        Settings settings = root.settings(options(looker, vault));
        Format format = root.format(settings);
        step(
                format,
                1,
                "An embedded Looker runs at " + looker.url() + " with " + size.dashboards()
                        + " dashboards and all that belongs to them.");
        step(format, 2, "lookervault extract: everything over its REST API into " + vault);
        ExtractReport report;
        ExtractRequest request = new ExtractRequest(
                vault,
                looker.url(),
                Selection.of(Set.of()),
                new Limits(
                        settings.integer("lookervault.extract.workers"),
                        settings.integer("lookervault.extract.batch-size"),
                        settings.integer("lookervault.extract.attribute-value-calls"),
                        OptionalInt.empty()),
                false,
                false);
        try (Application application = Connection.open(settings, RunVoice.of(root, format, "extraction"))) {
            report = root.interrupts(settings).during(application::interrupt, () -> application.extract(request));
        }
        ExitCode extracted = ExtractSummary.print(root, format, report, settings);
        if (extracted != ExitCode.DONE) {
            return extracted.code();
        }
        step(format, 3, "lookervault verify: every item decodes and matches its hash; references resolve");
        int verified = run(vault, "verify");
        step(format, 4, "lookervault list dashboards --limit 5");
        int listed = run(vault, "list", Kind.DASHBOARD.plural(), "--limit", "5");
        tryNext(format, vault);
        return Math.max(verified, listed);
    }

    private Map<String, String> options(DemoLooker looker, Path vault) {
        Map<String, String> options = new HashMap<>();
        options.put("lookervault.looker.api-url", looker.url());
        options.put("lookervault.looker.client-id", looker.clientId());
        options.put("lookervault.looker.client-secret", looker.clientSecret());
        options.put("lookervault.looker.rate-limit-per-second", "1000");
        options.put("lookervault.looker.rate-limit-per-minute", "60000");
        options.put("lookervault.vault.path", vault.toString());
        workers.ifPresent(value -> options.put("lookervault.extract.workers", value));
        return options;
    }

    /** Runs another verb on the vault of the tour, in this process. */
    private int run(Path vault, String verb, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--db";
        all[arguments.length + 1] = vault.toString();
        return root.verb(verb, all);
    }

    private void step(Format format, int number, String text) {
        if (format == Format.TABLE) {
            root.print("");
            root.print("[" + number + "/4] " + text);
        }
    }

    private void tryNext(Format format, Path vault) {
        if (format == Format.JSON) {
            return;
        }
        root.print("");
        root.print("The vault stays in " + vault + ". Try next:");
        root.print("  lookervault --db " + vault + " show dashboard 1");
        root.print("  lookervault --db " + vault + " list users");
        root.print("  lookervault --db " + vault + " status");
        root.print("  lookervault demo serve     an embedded Looker to try every verb against");
        root.print(
                "With your own Looker: set LOOKERVAULT_API_URL, LOOKERVAULT_CLIENT_ID, LOOKERVAULT_CLIENT_SECRET, then");
        root.print("  lookervault check && lookervault extract");
    }
}
