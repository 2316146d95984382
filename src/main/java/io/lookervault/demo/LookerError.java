package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Ends a request with an error status and the body that Looker gives with it. */
final class LookerError extends RuntimeException {
    private static final String DOCS = "https://cloud.google.com/looker/docs/";

    private final int status;
    private final transient ObjectNode body;

    private LookerError(int status, ObjectNode body) {
        super(status + " " + body.path("message").asText(), null, false, false);
        this.status = status;
        this.body = body;
    }

    /** One finding of a validation. */
    record Finding(String field, String code, String message) {}

    static LookerError of(int status, String message) {
        return new LookerError(status, Json.obj("message", message, "documentation_url", DOCS));
    }

    static LookerError notFound() {
        return of(404, "Not found");
    }

    static LookerError unauthenticated() {
        return of(401, "Requires authentication.");
    }

    static LookerError immutable(String what) {
        return of(405, "Resource can't be modified: " + what);
    }

    static LookerError invalid(String field, String code, String message) {
        return invalid(List.of(new Finding(field, code, message)));
    }

    static LookerError missing(String field) {
        return invalid(field, "missing_field", "This field is required.");
    }

    static LookerError exists(String field, String message) {
        return invalid(field, "already_exists", message);
    }

    static LookerError invalid(List<Finding> findings) {
        ArrayNode errors = Json.arr();
        for (Finding it : findings) {
            errors.add(Json.obj(
                    "field", it.field(), "code", it.code(), "message", it.message(), "documentation_url", DOCS));
        }
        return new LookerError(
                422, Json.obj("message", "Validation Failed", "errors", errors, "documentation_url", DOCS));
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
