package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.Settings;
import io.lookervault.info.InfoReport;
import io.lookervault.session.RunListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code info}: the instance, its versions, the API user. */
@Command(
        name = "info",
        description = "Shows the Looker instance, its versions and the API user.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault info",
            "  lookervault info --output json",
            "",
            "Exit codes: 0, 2 not configured, 3 unreachable or refused"
        })
final class InfoVerb implements Callable<Integer> {
    private final Root root;

    InfoVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        try (Application application = Connection.open(settings, RunListener.silent())) {
            Map<String, Object> facts = facts(settings, application.info());
            if (format == Format.JSON) {
                Json.print(root.out(), facts);
            } else {
                Table table = new Table(List.of("FACT", "VALUE"), Set.of());
                facts.forEach(
                        (name, value) -> table.row(name.replace('_', ' '), value == null ? "-" : value.toString()));
                root.print(table, settings);
            }
        }
        return ExitCode.DONE.code();
    }

    private static Map<String, Object> facts(Settings settings, InfoReport report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("instance_url", settings.apiUrl().orElseThrow().toString());
        facts.put("connected", true);
        facts.put("authenticated", true);
        facts.put("looker_version", report.lookerVersion().orElse(null));
        facts.put("api_version", report.apiVersion().orElse(null));
        facts.put("user_id", report.userId());
        facts.put("user_name", report.userName().orElse(null));
        facts.put("user_email", report.userEmail().orElse(null));
        return facts;
    }
}
