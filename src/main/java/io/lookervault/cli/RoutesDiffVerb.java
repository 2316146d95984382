package io.lookervault.cli;

import io.lookervault.app.RouteBook;
import io.lookervault.app.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code routes diff}: what was changed in the route files since they were shipped. */
@Command(
        name = "diff",
        description =
                "Compares the route files with those that were shipped: lines with - were there, lines with + are.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault routes diff",
            "  lookervault routes diff --output json | jq '.files | keys'",
            "",
            "Exit codes: 0 the same, 1 different"
        })
final class RoutesDiffVerb implements Callable<Integer> {
    private final Root root;

    RoutesDiffVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = root.settings();
        Format format = root.format(settings);
        RouteBook book = new RouteBook(settings);
        Map<String, String> shipped = book.shipped();
        Map<String, String> here = book.files();
        TreeSet<String> names = new TreeSet<>(shipped.keySet());
        names.addAll(here.keySet());
        Map<String, List<String>> changes = new LinkedHashMap<>();
        for (String name : names) {
            List<String> lines = LineDiff.of(lines(shipped, name), lines(here, name));
            if (!lines.isEmpty()) {
                changes.put(name, lines);
            }
        }
        if (format == Format.JSON) {
            Json.print(root.out(), Map.of("same", changes.isEmpty(), "files", changes));
        } else {
            changes.forEach((name, lines) -> {
                root.print("--- share/routes/" + name);
                root.print("+++ routes/" + name);
                lines.forEach(line -> root.print(SafeText.neutral(line)));
            });
            if (changes.isEmpty()) {
                root.print("The route files are as shipped.");
            }
        }
        return (changes.isEmpty() ? ExitCode.DONE : ExitCode.FAILED).code();
    }

    private static List<String> lines(Map<String, String> files, String name) {
        return files.containsKey(name) ? files.get(name).lines().toList() : List.of();
    }
}
