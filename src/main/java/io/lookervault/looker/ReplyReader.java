package io.lookervault.looker;

import java.io.IOException;

/** Makes something of a reply while it streams in. */
@FunctionalInterface
public interface ReplyReader {
    /**
     * Reads the reply to its end.
     *
     * @return what becomes the answer of {@code looker-call}
     * @throws IOException if the text is cut or is not the JSON that was asked for; the call is then tried again
     */
    Object read(Reply reply) throws IOException;

    /** For one JSON object: its value, see {@link io.lookervault.content.Values}. */
    static ReplyReader object() {
        return reply -> Json.object(reply.body());
    }

    /** For the one object of an array; an empty array is a 404 in other words. */
    static ReplyReader only() {
        return reply -> Json.list(reply.body()).stream()
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        404,
                        "Looker found nothing with this id. It does not exist, or the API user" + " may not see it"));
    }

    /** For a JSON array of objects, small enough to hold. */
    static ReplyReader list() {
        return reply -> Json.list(reply.body());
    }
}
