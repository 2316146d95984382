package io.lookervault.verify;

import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code direct:verify-live} is asked.
 *
 * @param vault the vault to compare
 * @param kinds kinds to compare; those without a list of their own are left out, and the report says so
 * @param batchSize rows per page
 */
public record LiveRequest(Path vault, List<Kind> kinds, int batchSize) {
    public LiveRequest {
        kinds = List.copyOf(kinds);
        if (kinds.stream().allMatch(Kind::discovered)) {
            throw new IllegalArgumentException(
                    String.join(", ", kinds.stream().map(Kind::plural).toList())
                            + " cannot be compared: Looker has no list of them. Compare what names them, such as dashboards"
                            + " and lookml_models, or all");
        }
    }

    List<Kind> listed() {
        return kinds.stream().filter(kind -> !kind.discovered()).toList();
    }

    List<Kind> unlisted() {
        return kinds.stream().filter(Kind::discovered).toList();
    }
}
