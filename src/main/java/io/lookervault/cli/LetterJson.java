package io.lookervault.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lookervault.vault.DeadLetter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dead letter as JSON. */
final class LetterJson {
    private LetterJson() {}

    static Map<String, Object> of(DeadLetter letter) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("letter", letter.id());
        row.put("session_id", letter.sessionId());
        row.put("kind", letter.kind().singular());
        row.put("id", letter.contentId());
        row.put("error_type", letter.errorType());
        row.put("error", letter.errorMessage());
        row.put("tries", letter.retryCount() + 1);
        row.put("failed_at", letter.failedAt());
        row.put("evidence", evidence(letter));
        return row;
    }

    /** What was sent last, and how it was answered. */
    static Object evidence(DeadLetter letter) {
        try {
            return letter.metadataJson().isBlank()
                    ? Map.of()
                    : new ObjectMapper().readValue(letter.metadataJson(), Object.class);
        } catch (IOException notJson) {
            return letter.metadataJson();
        }
    }
}
