package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;

/** The calls that read an item of the target again, since it may have changed after the plan was made. */
final class Rereading {
    private Rereading() {}

    /** Reads an item and what belongs to it anew. */
    static void add(RestoreRun run, Kind kind, String id, Work into, Consumer<Map<String, Object>> then) {
        into.read(() -> Writes.get(kind, id), answer -> {
            Map<String, Object> now = Writes.object(answer);
            Deque<Part> parts = new ArrayDeque<>(kind.parts());
            parts.removeIf(part -> part instanceof Part.Body);
            parts(kind, id, parts, into, part -> now.put(part.key(), part.value()), () -> {
                run.target().put(kind, now);
                then.accept(now);
            });
        });
    }

    private record Found(String key, Object value) {}

    private static void parts(Kind kind, String id, Deque<Part> parts, Work into, Consumer<Found> each, Runnable then) {
        if (parts.isEmpty()) {
            then.run();
            return;
        }
        Part part = parts.remove();
        Part.SubList list = part instanceof Part.Members members ? members.otherwise() : (Part.SubList) part;
        Writes.list(list, id, into, rows -> {
            each.accept(new Found(part.key(), Writes.kept(list, rows)));
            parts(kind, id, parts, into, each, then);
        });
    }
}
