package io.lookervault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteConventionsTest {
    private static final String GOOD = """
            # Extraction: Looker -> vault.
            - route:
                id: extract-page
                description: Fetches one page and stores its items.
                group: extract
                routeConfigurationId: item-policy
                from:
                  uri: direct:extract-page
                  steps:
                    - idempotentConsumer:
                        idempotentRepository: "#bean:pageLedger"
                        simple: "${body.key}"
                        steps:
                          - to:
                              uri: direct:looker-call
                          - bean:
                              ref: pageStore
                              method: "store(${body}, ${exception})"
            - route:
                id: looker-call
                description: Calls Looker.
                group: extract
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: direct:looker-call
                  steps:
                    - filter:
                        simple: "${header.CamelHttpResponseCode} == 200"
                        steps:
                          - log:
                              message: "got ${body.size}"
            """;

    @Test
    void everyRouteFileKeepsTheConventions() throws IOException {
        RouteConventions conventions = new RouteConventions();
        Path routes = Path.of("routes");
        if (Files.isDirectory(routes)) {
            try (Stream<Path> files = Files.walk(routes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = file.getFileName().toString();
                    assertTrue(name.matches("[a-z]+\\.camel\\.yaml"), file + " is not called FEATURE.camel.yaml");
                    conventions.file(name, Files.readString(file));
                }
            }
        }
        assertEquals("", String.join("\n", conventions.violations()));
    }

    @Test
    void acceptsTheHouseStyle() {
        assertEquals(List.of(), violations(GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Extraction: Looker -> vault. | '' | does not open with a comment",
                "id: looker-call | id: LookerCall | has no kebab-case id",
                "id: looker-call | id: extract-page | is not the only route with this id",
                "Calls Looker. | calls Looker | is not described in one sentence",
                "Calls Looker. | Calls it. Then waits. | is not described in one sentence",
                "group: extract | group: other | is in group other, not extract",
                "routeConfigurationId: item-policy | precondition: 'true' | names no error policy",
                "uri: direct:extract-page | uri: direct:other | starts from direct:other",
                "uri: direct:looker-call | uri: direct:nowhere | call direct:nowhere, which no route has",
                "simple: \"${body.key}\" | groovy: \"body.key\" | has a script or query language: groovy",
                "${body.key} | ${body.key.substring(1)} | that is Java's to say",
                "${body.key} | ${date:now} | that is Java's to say",
                "== 200 | == 200 && ${body.a} == 1 | compares more than once",
                "ref: pageStore | reff: pageStore | does not fit Camel's schema"
            })
    void refuses(String good, String bad, String because) {
        List<String> violations =
                violations(GOOD.replaceFirst("(?m)" + Pattern.quote(good), Matcher.quoteReplacement(bad)));
        assertTrue(violations.stream().anyMatch(v -> v.contains(because)), violations.toString());
    }

    @Test
    void refusesLongRoutes() {
        String step = "                    - log:\n                        message: hello\n".substring(8);
        String start = GOOD.substring(0, GOOD.indexOf("        - idempotentConsumer"));
        String end = GOOD.substring(GOOD.indexOf("- route:", 40));
        String violations = violations(start + step.repeat(9).indent(-4) + end).toString();
        assertTrue(violations.contains("has 9 steps, more than 8"), violations);
    }

    private static List<String> violations(String text) {
        return new RouteConventions().file("extract.camel.yaml", text).violations();
    }
}
