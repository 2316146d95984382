package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.check.Refusal;
import io.lookervault.info.InfoReport;
import io.lookervault.session.RunListener;
import io.lookervault.vault.NoVault;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: is everything set up? Each line passes, warns or fails, with the remedy. */
@Command(
        name = "check",
        description = "Checks configuration, routes, vault, credentials, reachability and permissions.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault check",
            "  lookervault check --offline     without asking Looker",
            "",
            "Exit codes: 0 ready (warnings are no failure), 2 configuration, 3 unreachable or refused, 5 vault damaged"
        })
final class CheckVerb implements Callable<Integer> {
    @Option(names = "--offline", description = "Do not ask Looker.")
    private boolean offline;

    private final Root root;
    private final List<Finding> findings = new ArrayList<>();

    /** One line of the answer. */
    private record Finding(String name, String status, String message, ExitCode code) {}

    CheckVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        attempt("configuration", () -> configuration(settings));
        settings.warnings().forEach(warning -> warn("configuration", warning));
        attempt("vault", () -> vault(settings));
        try {
            Application.validate(settings);
        } catch (ConfigurationError broken) {
            fail("routes", broken);
            print(format);
            return ExitCode.USAGE.code();
        }
        try (Application application = Application.start(settings, RunListener.silent())) {
            pass(
                    "routes",
                    application.routes().size() + " routes in "
                            + settings.home().resolve("routes"));
            if (!offline
                    && findings.stream().noneMatch(finding -> finding.status().equals("fail"))) {
                attempt("looker", () -> looker(application));
            }
        } catch (ConfigurationError broken) {
            fail("routes", broken);
        }
        print(format);
        return findings.stream()
                .filter(finding -> finding.status().equals("fail"))
                .findFirst()
                .map(finding -> finding.code().code())
                .orElse(ExitCode.DONE.code());
    }

    private void attempt(String name, Supplier<String> check) {
        try {
            String message = check.get();
            if (!message.isEmpty()) {
                pass(name, message);
            }
        } catch (RuntimeException failed) {
            fail(name, failed);
        }
    }

    private void pass(String name, String message) {
        findings.add(new Finding(name, "pass", message, ExitCode.DONE));
    }

    private void warn(String name, String message) {
        findings.add(new Finding(name, "warn", message, ExitCode.DONE));
    }

    private void fail(String name, RuntimeException cause) {
        Failures.Failure failure = Failures.explain(cause);
        if (findings.stream().anyMatch(said -> said.message().equals(failure.message()))) {
            return; // a wrong setting is one for the routes as well
        }
        findings.add(new Finding(name, "fail", failure.message(), failure.code()));
    }

    private String configuration(Settings settings) {
        settings.judge();
        if (offline && settings.apiUrl().isEmpty()) {
            warn(
                    "configuration",
                    "no Looker instance is configured. Set LOOKERVAULT_API_URL, LOOKERVAULT_CLIENT_ID and LOOKERVAULT_CLIENT_SECRET");
            return "";
        }
        Connection.mustBeConfigured(settings);
        return settings.apiUrl().orElseThrow() + " (from " + settings.origin("lookervault.looker.api-url") + ")";
    }

    private String vault(Settings settings) {
        Path file = settings.path("lookervault.vault.path").toAbsolutePath().normalize();
        try (VaultReader vault = VaultReader.open(file)) {
            if (!Files.isWritable(file)) {
                warn("vault", file + " cannot be written; list, show and verify work, extract does not");
            }
            return file + ", schema " + vault.schemaVersion() + ", "
                    + vault.counts().values().stream()
                            .mapToLong(Long::longValue)
                            .sum() + " items";
        } catch (NoVault none) {
            Path directory = file.getParent();
            if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
                throw new ConfigurationError("there is no vault " + file + ", and none can be made in " + directory
                        + ". Choose another with --db");
            }
            return file + " does not exist yet; extract makes it";
        }
    }

    private String looker(Application application) {
        InfoReport info = application.info();
        pass(
                "sign-in",
                "user " + info.userId() + info.userEmail().map(e -> " " + e).orElse("")
                        + info.lookerVersion().map(v -> ", Looker " + v).orElse(""));
        List<Refusal> refusals = application.refusals();
        refusals.forEach(refusal -> warn(
                "permission: " + refusal.kind().plural(),
                refusal.why() + ". Until then extract parks this kind and ends with exit code 4"));
        return refusals.isEmpty() ? "every kind can be listed" : "";
    }

    private void print(Format format) throws IOException {
        boolean ready = findings.stream().noneMatch(finding -> finding.status().equals("fail"));
        if (format == Format.JSON) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ready", ready);
            answer.put("checks", findings.stream().map(CheckVerb::json).toList());
            answer.put("timestamp", Instant.now().toString());
            Json.print(root.out(), answer);
            return;
        }
        findings.forEach(finding ->
                root.print(SafeText.neutral(String.format("%-4s  %s: ", finding.status(), finding.name()))
                        + SafeText.neutral(finding.message())));
        root.print(ready ? "Ready." : "Not ready: mend what fails, then check again.");
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", finding.name());
        row.put("status", finding.status());
        row.put("message", finding.message());
        return row;
    }
}
