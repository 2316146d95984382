package io.lookervault.extract;

import io.lookervault.content.Values;
import io.lookervault.looker.Json;
import io.lookervault.looker.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A list, or a page of one, small enough to hold.
 *
 * @param total how many rows the whole list has, if the reply said so
 */
record Rows(List<Map<String, Object>> rows, OptionalLong total) {

    static Rows of(Reply reply) throws IOException {
        return new Rows(Json.list(reply.body()), reply.total());
    }

    /** The id of each row, empty where it has none. */
    List<String> ids() {
        return rows.stream().map(row -> Values.text(row, "id").orElse("")).toList();
    }
}
