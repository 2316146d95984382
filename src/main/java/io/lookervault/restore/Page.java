package io.lookervault.restore;

import io.lookervault.looker.Json;
import io.lookervault.looker.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A page of a list of the target.
 *
 * @param total rows of the whole list, where Looker says it
 */
record Page(List<Map<String, Object>> rows, OptionalLong total) {

    static Page of(Reply reply) throws IOException {
        return new Page(Json.list(reply.body()), reply.total());
    }

    /** Whether a proxy cut it short: it holds fewer rows than were asked for, and there are more. */
    boolean isShort(int offset, int limit) {
        return !rows.isEmpty() && rows.size() < limit && total.orElse(0) > offset + rows.size();
    }
}
