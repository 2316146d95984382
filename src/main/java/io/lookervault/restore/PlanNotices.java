package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.VaultReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people should know of a plan beside its entries. */
final class PlanNotices {
    private PlanNotices() {}

    static List<String> of(RestoreRun run) {
        List<String> notices = new ArrayList<>();
        if (run.source().kinds().contains(Kind.DASHBOARD)) {
            notices.add("LookML dashboards and explores are not part of it: they come with the LookML, by git");
        }
        if (run.request().resume().isPresent() && extractedSince(run)) {
            notices.add(
                    "an extraction ran after this restoration began: what it found changed in Looker is in the vault as it"
                            + " was found, and the earlier content is not restored; what it found deleted is");
        }
        return notices;
    }

    private static boolean extractedSince(RestoreRun run) {
        VaultReader vault = run.getSession().vault().reader();
        Optional<String> began = vault.session(run.getSession().id()).map(SessionRow::startedAt);
        return began.isPresent()
                && vault.sessions(0).stream()
                        .anyMatch(row -> row.sort().equals("extraction")
                                && row.startedAt().compareTo(began.get()) > 0);
    }
}
