package io.lookervault.extract;

import io.lookervault.vault.Vault;
import java.util.Set;

/** What a new session finds in its vault: whose backup it is, and whether it may count on the last one. */
final class Footing {
    private Footing() {}

    /** @throws OtherInstance when the vault is of another Looker */
    static void mustBeHome(ExtractRequest request, Vault vault) {
        vault.restorations()
                .source()
                .filter(home -> !request.moved() && !home.equals(request.instance()))
                .ifPresent(home -> {
                    throw new OtherInstance(request.vault() + " holds the backup of " + home + ", which one of "
                            + request.instance() + " would overwrite, since ids are the same everywhere. Extract into"
                            + " another vault with --db, or say --moved if it is the same Looker under a new URL");
                });
    }

    /** Whether what hangs on unchanged items is in the vault, since the last run brought all that it brought to an end. */
    static boolean isWhole(SessionConfig asked, Vault vault) {
        return vault.sessions()
                .newest()
                .filter(row -> Set.of("completed", "partial").contains(row.status()))
                .map(row -> SessionConfig.parse(row.configJson()))
                .filter(last -> !last.scoped() && last.kinds().containsAll(asked.kinds()))
                .isPresent();
    }
}
