package io.lookervault.cli;

import io.lookervault.demo.DemoOptions;
import picocli.CommandLine.Option;

/** The options that say which embedded Looker to make, for all verbs that start one. */
final class DemoSize {
    @Option(
            names = "--dashboards",
            paramLabel = "N",
            description = "Dashboards; all else in proportion (default ${DEFAULT-VALUE}).",
            defaultValue = "200")
    private int dashboards;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed, another Looker (default ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    int dashboards() {
        return dashboards;
    }

    DemoOptions options() {
        return DemoOptions.defaults().withDashboards(dashboards).withSeed(seed);
    }
}
