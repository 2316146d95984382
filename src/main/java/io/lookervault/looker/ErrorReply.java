package io.lookervault.looker;

import io.lookervault.content.Values;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The body of a refusal: Looker's {@code message} and field errors, or a note that it is not Looker's at all.
 *
 * @param status HTTP status
 * @param text one line for people
 * @param lookers whether it has the form of what Looker says
 */
record ErrorReply(int status, String text, boolean lookers) {
    private static final int LONGEST = 64 * 1024;

    /** @param hide takes out of the reply what nobody must read */
    static ErrorReply of(int status, InputStream body, UnaryOperator<String> hide) {
        String reply = hide.apply(new String(head(body), StandardCharsets.UTF_8));
        try {
            Map<String, Object> json = Json.object(new ByteArrayInputStream(reply.getBytes(StandardCharsets.UTF_8)));
            String fields = Values.at(json, "errors[]").stream()
                    .map(ErrorReply::fieldError)
                    .collect(Collectors.joining("; "));
            Optional<String> said = Values.text(json, "message");
            String message = said.orElse("no message");
            String text = oneLine(fields.isEmpty() ? message : message + " (" + fields + ")");
            return new ErrorReply(status, text, said.isPresent());
        } catch (IOException notJson) {
            return new ErrorReply(status, foreign(reply), false);
        }
    }

    private static String fieldError(Object error) {
        String field = Values.text(error, "field").orElse("?");
        String code = Values.text(error, "code").map(c -> " " + c).orElse("");
        return field + code + Values.text(error, "message").map(m -> ": " + m).orElse("");
    }

    private static String foreign(String text) {
        if (text.isBlank()) {
            return "no body";
        }
        return text.stripLeading().startsWith("<")
                ? "an HTML page instead of JSON; is the URL that of the Looker API?"
                : "not JSON: " + oneLine(text);
    }

    /** What to do about it. */
    String advice() {
        return switch (status) {
            case 403 -> "Give the API user's role the permission for this";
            case 404 -> "It does not exist, or the API user may not see it";
            case 405 -> "Looker lets nobody change this";
            case 409, 422 -> "Change the item, or what is in its way, and try again";
            default -> "See Looker's API documentation for this status";
        };
    }

    private static byte[] head(InputStream body) {
        try {
            return body == null ? new byte[0] : body.readNBytes(LONGEST);
        } catch (IOException cut) {
            return new byte[0];
        }
    }

    /** First 300 characters on one line, control characters taken out. */
    static String oneLine(String text) {
        String flat = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("[.?!]+$", "");
        return flat.length() > 300 ? flat.substring(0, 300) + "…" : flat;
    }
}
