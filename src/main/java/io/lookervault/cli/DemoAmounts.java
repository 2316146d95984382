package io.lookervault.cli;

import io.lookervault.demo.DemoCounts;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that take some kinds out of proportion. */
final class DemoAmounts {
    @Option(names = "--looks", paramLabel = "N", description = "Looks.")
    private Optional<Integer> looks = Optional.empty();

    @Option(names = "--folders", paramLabel = "N", description = "Shared folders; personal ones come on top.")
    private Optional<Integer> folders = Optional.empty();

    @Option(names = "--users", paramLabel = "N", description = "Users.")
    private Optional<Integer> users = Optional.empty();

    @Option(names = "--groups", paramLabel = "N", description = "Groups, 2 or more.")
    private Optional<Integer> groups = Optional.empty();

    @Option(names = "--roles", paramLabel = "N", description = "Roles, 8 or more.")
    private Optional<Integer> roles = Optional.empty();

    @Option(names = "--merges", paramLabel = "N", description = "Tiles with a merge query, at most one per dashboard.")
    private Optional<Integer> merges = Optional.empty();

    @Option(
            names = "--sql-tiles",
            paramLabel = "N",
            description = "Tiles with a query in SQL, at most one per dashboard.")
    private Optional<Integer> sqlTiles = Optional.empty();

    DemoCounts counts() {
        DemoCounts counts = DemoCounts.proportional();
        counts = looks.map(counts::withLooks).orElse(counts);
        counts = folders.map(counts::withFolders).orElse(counts);
        counts = users.map(counts::withUsers).orElse(counts);
        counts = groups.map(counts::withGroups).orElse(counts);
        counts = roles.map(counts::withRoles).orElse(counts);
        counts = merges.map(counts::withMerges).orElse(counts);
        counts = sqlTiles.map(counts::withSqlTiles).orElse(counts);
        return counts;
    }
}
