package io.lookervault.cli;

import io.lookervault.content.Kind;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class DlqFilter {
    @Option(names = "--session-id", paramLabel = "ID", description = "Only of this restoration.")
    private Optional<String> session = Optional.empty();

    @Option(
            names = {"-t", "--type"},
            paramLabel = "KIND",
            completionCandidates = KindName.Candidates.class,
            description = "Only of this kind.")
    private Optional<String> type = Optional.empty();

    boolean given() {
        return session.isPresent() || type.isPresent();
    }

    Optional<String> session() {
        return session;
    }

    Optional<Kind> kind() {
        return type.map(name -> KindList.of(List.of(name), List.of()).iterator().next());
    }
}
