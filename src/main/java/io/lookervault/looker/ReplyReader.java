package io.lookervault.looker;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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

    /**
     * For the one item that was asked for. An object with another id, or none, comes from something else than Looker, such as a
     * proxy that says {@code maintenance}.
     */
    static ReplyReader item(ItemKey key) {
        return reply -> theOne(key, List.of(Json.object(reply.body())));
    }

    /** For the one item that was searched for by its id; an empty array is a 404 in other words. */
    static ReplyReader only(ItemKey key) {
        return reply -> {
            List<Map<String, Object>> rows = Json.list(reply.body());
            if (rows.isEmpty()) {
                throw new Rejected(
                        404, "Looker found nothing with this id. It does not exist, or the API user may not see it");
            }
            return theOne(key, rows);
        };
    }

    private static Map<String, Object> theOne(ItemKey key, List<Map<String, Object>> objects) throws IOException {
        return objects.stream()
                .filter(object -> names(key, object))
                .findFirst()
                .orElseThrow(() -> new IOException("the answer is not " + key + ", but has the keys "
                        + objects.get(0).keySet()));
    }

    /** What never changes may be known by several ids, as a query is by number and slug, so that any will do. */
    private static boolean names(ItemKey key, Map<String, Object> object) {
        return Values.text(object, key.kind().idField())
                .filter(id -> key.kind().immutable() || id.equals(key.id()))
                .isPresent();
    }

    /** For a JSON array of objects, small enough to hold. */
    static ReplyReader list() {
        return reply -> Json.list(reply.body());
    }
}
