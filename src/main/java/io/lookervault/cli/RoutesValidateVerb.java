package io.lookervault.cli;

import io.lookervault.app.Application;
import io.lookervault.app.RouteBook;
import io.lookervault.app.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code routes validate}: builds every route and starts none. */
@Command(
        name = "validate",
        description = {
            "Builds every route, those of the daemon too, and starts none.",
            "Finds what the daemon would refuse: YAML that is none, unknown steps, options, beans, settings and addresses,"
                    + " wrong cron expressions and orders."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault routes validate",
            "  lookervault routes validate --home /opt/lookervault-new",
            "",
            "Exit codes: 0 all good, 2 something is wrong; the message says what and where"
        })
final class RoutesValidateVerb implements Callable<Integer> {
    private final Root root;

    RoutesValidateVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        Application.validate(settings);
        RouteBook book = new RouteBook(settings);
        if (format == Format.JSON) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("valid", true);
            answer.put("files", book.files().size());
            answer.put("routes", book.entries().size());
            Json.print(root.out(), answer);
        } else {
            root.print(book.entries().size() + " routes in " + book.files().size() + " files are good.");
        }
        return ExitCode.DONE.code();
    }
}
