package io.lookervault.pack;

import io.lookervault.vault.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Which Looker the ids of export and vault are of: those of one mean other things in another.
 *
 * @param export of the export; empty when it does not say
 * @param vault of the vault, and what that was called before it moved; none when it does not know
 * @param fresh whether there is nothing in the vault
 */
record Origin(Optional<String> export, List<String> vault, boolean fresh) {
    static Origin of(Export export, Optional<Snapshot> base) {
        return new Origin(
                export.metadata().origin(),
                base.map(Snapshot::origins).orElse(List.of()),
                base.filter(there -> !there.isEmpty()).isEmpty());
    }

    /** Throws {@link ExportRefused} when they are of two. */
    void check(PackRequest request) {
        export.filter(url -> !vault.isEmpty() && !vault.contains(url)).ifPresent(url -> {
            throw new ExportRefused("not packed: " + request.target() + " holds what " + vault.get(0)
                    + " has, and the export is of " + url + ", where the same ids mean other things. Pack into another"
                    + " vault with --db-path");
        });
    }

    /** The one that everything in the vault is of once the export is packed. */
    Optional<String> afterwards() {
        return export.filter(url -> fresh || vault.contains(url));
    }
}
