package io.lookervault.vault;

import io.lookervault.content.Kind;
import java.util.Objects;

/**
 * Names one page of a list.
 *
 * @param kind kind of content that is listed
 * @param scope what the list is limited to, such as a folder; empty for the whole kind
 * @param offset first row of the page, from 0
 * @param limit rows asked for
 */
public record PageKey(Kind kind, String scope, int offset, int limit) {
    public PageKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(scope, "scope");
    }
}
