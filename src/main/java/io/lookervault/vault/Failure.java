package io.lookervault.vault;

import java.util.Objects;

/**
 * Why an item was parked.
 *
 * @param type short name of the kind of failure, such as an exception's simple name
 * @param message what failed, on which item, what to do next
 * @param stackTrace where it came from, or empty
 * @param metadataJson whatever else helps, as a JSON object, or empty
 */
public record Failure(String type, String message, String stackTrace, String metadataJson) {
    public Failure {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(stackTrace, "stackTrace");
        Objects.requireNonNull(metadataJson, "metadataJson");
    }
}
