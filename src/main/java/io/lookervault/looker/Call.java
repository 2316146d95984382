package io.lookervault.looker;

import java.util.Optional;

/**
 * One question to Looker, before it is sent.
 *
 * @param operation the question without its particulars, as calls are counted: {@code GET /looks/{id}}
 * @param path path below {@code /api/4.0}, percent-encoded
 * @param query query string without {@code ?}, percent-encoded, or empty
 * @param body JSON body of a write, or empty
 * @param reader makes something of a good reply, inside the scope in which a bad reply is asked for again
 * @param ofRun whether the run counts it that has opened the door; see {@link #aside}
 */
public record Call(
        String operation, String path, String query, Optional<byte[]> body, ReplyReader reader, boolean ofRun) {

    /** A call of the run that has opened the door. */
    public Call(String operation, String path, String query, Optional<byte[]> body, ReplyReader reader) {
        this(operation, path, query, body, reader, true);
    }

    /** A read. */
    public static Call get(String template, String path, String query, ReplyReader reader) {
        return new Call("GET " + template, path, query, Optional.empty(), reader);
    }

    /**
     * A write.
     *
     * @param method {@code POST}, {@code PATCH}, {@code PUT} or {@code DELETE}
     * @param body a value, see {@link io.lookervault.content.Values}; empty for none
     */
    public static Call write(String method, String template, String path, Optional<Object> body) {
        return new Call(method + " " + template, path, "", body.map(Json::write), reply -> Json.any(reply.body()));
    }

    /** The same question, of whose answer only some fields are needed. */
    public Call answeredBy(String fields) {
        return new Call(operation, path, "fields=" + fields, body, reader, ofRun);
    }

    /** The same question, asked by one who opens no door: it is not bound by the budget of a run, nor counted as its call. */
    public Call aside() {
        return new Call(operation, path, query, body, reader, false);
    }

    /** HTTP method. */
    public String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    /** Whether sending it twice is harmless: true of reads, and of signing in. */
    public boolean repeatable() {
        return "GET".equals(method()) || path.equals("/login");
    }

    /** Which of Looker's monthly quotas the call is taken from. */
    public CallClass callClass() {
        return CallClass.of(path);
    }

    /** As it stands in messages; the query string is cut when long. */
    @Override
    public String toString() {
        String shown = query.length() > 120 ? query.substring(0, 120) + "…" : query;
        return method() + " " + path + (query.isEmpty() ? "" : "?" + shown);
    }
}
