package io.lookervault.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.spi.RoutePolicyFactory;

/**
 * Tries route files and settings in a scratch context, in which everything is built and nothing is started: what is wrong with
 * them is known before anything that runs is touched.
 */
final class Trial {
    private final Settings settings;
    private final Map<String, Object> beans;

    /** @param beans what the routes name and no route file defines */
    Trial(Settings settings, Map<String, Object> beans) {
        this.settings = settings;
        this.beans = beans;
    }

    /**
     * Builds all routes.
     *
     * @param files texts by name
     * @throws ConfigurationError says what is wrong with which file
     */
    void run(Map<String, String> files) {
        RouteSet set = RouteSet.of(files, settings);
        ScheduleRules.judge(set, settings);
        PaceKnobs.of(set);
        RouteRules.judge(set);
        Path scratch = directory();
        try {
            List<Path> written = new ArrayList<>();
            files.forEach((name, text) -> written.add(write(scratch.resolve(name), text)));
            build(written, scratch, set);
        } finally {
            remove(scratch);
        }
    }

    private void build(List<Path> files, Path scratch, RouteSet set) {
        BoundMain main = new BoundMain();
        beans.forEach((name, bean) -> {
            if (!(bean instanceof RoutePolicyFactory)) { // those watch what runs
                main.bind(name, bean);
            }
        });
        CamelSettings.apply(settings, main, files);
        main.addOverrideProperty("camel.main.name", "lookervault-trial");
        main.addOverrideProperty("camel.main.auto-startup", "false");
        main.addOverrideProperty("camel.component.quartz.auto-start-scheduler", "false");
        try {
            main.start();
            judge(main.getCamelContext(), set);
        } catch (ConfigurationError wrong) {
            throw wrong;
        } catch (Exception broken) {
            throw RouteError.ofTrial(broken, scratch, settings.home());
        } finally {
            main.stop();
        }
    }

    private static void judge(CamelContext camel, RouteSet set) {
        Set<String> answered = camel.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointKey())
                .collect(Collectors.toSet());
        Set<String> called = new TreeSet<>();
        for (Endpoint endpoint : camel.getEndpoints()) {
            if (endpoint instanceof DirectEndpoint && !answered.contains(endpoint.getEndpointKey())) {
                called.add(endpoint.getEndpointUri().replace("direct://", "direct:"));
            }
        }
        if (!called.isEmpty()) {
            List<String> callers = set.routes().stream()
                    .filter(route -> called.stream()
                            .anyMatch(uri ->
                                    route.resolved(set.settings()).matches("(?s).*" + Pattern.quote(uri) + "\\b.*")))
                    .map(route -> route.id() + " in " + route.file() + ", line " + route.line())
                    .toList();
            throw new ConfigurationError("routes call " + String.join(", ", called) + ", which no route has"
                    + (callers.isEmpty() ? "" : ": " + String.join("; ", callers))
                    + ". Correct the name, or bring the route back.");
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("lookervault-routes");
        } catch (IOException e) {
            throw new UncheckedIOException("no scratch directory for route files", e);
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
