package io.lookervault.vault;

import io.lookervault.content.Kind;

/**
 * An item that was given up, with the reason.
 *
 * @param id number of the letter in its vault
 * @param contentId id of the item; {@code *} when the kind as a whole could not be listed
 * @param retryCount how often it failed again after the first time
 * @param failedAt last failure, ISO-8601
 * @param metadataJson a JSON object, or empty
 */
public record DeadLetter(
        long id,
        String sessionId,
        Kind kind,
        String contentId,
        String errorType,
        String errorMessage,
        String stackTrace,
        int retryCount,
        String failedAt,
        String metadataJson) {}
