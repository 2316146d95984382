package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Writing;
import io.lookervault.looker.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes or changes an item that is one object to Looker: nearly every kind. */
final class PlainWork {
    /** What never changes has nothing to tell but its id, and would tell it with all that was just sent. */
    private static final Set<Kind> ONLY_IDS = Set.of(Kind.QUERY, Kind.MERGE_QUERY);

    private final Kind kind;
    private final Writing writing;
    private final Work work = new Work();

    private PlainWork(Kind kind) {
        this.kind = kind;
        this.writing = Writing.of(kind).orElseThrow();
    }

    /**
     * @param wanted the item with the ids of the target
     * @param there the item in the target, if it is there
     */
    static Work of(Kind kind, Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        PlainWork plain = new PlainWork(kind);
        Map<String, Object> body = plain.writing.body().pick(wanted);
        if (there.isPresent()) {
            plain.update(body, there.get());
        } else {
            plain.create(body);
        }
        return plain.work;
    }

    private void update(Map<String, Object> body, Map<String, Object> there) {
        work.result(there);
        Map<String, Object> difference =
                Same.difference(writing.body(), body, writing.body().pick(there));
        if (!difference.isEmpty()) {
            difference.keySet().forEach(work::changes);
            String id = Target.id(kind, there);
            if (writing.whole()) { // what others changed since the plan goes with the rest, and stays as they want it
                work.read(() -> Writes.get(kind, id), answer -> work.result(Writes.object(answer)));
            }
            work.write(
                    () -> Writes.change(kind, id, difference, work.result()),
                    answer -> taken(difference, work.result(), Writes.object(answer)));
        }
    }

    private void taken(Map<String, Object> sent, Map<String, Object> before, Map<String, Object> answer) {
        Same.untaken(writing.body(), sent, answer).forEach(work::untaken);
        work.result(over(before, answer));
    }

    private void create(Map<String, Object> body) {
        Map<String, Object> first = Same.withoutNulls(body);
        if (kind == Kind.LOOK || kind == Kind.DASHBOARD) {
            first.remove("deleted");
        }
        work.write(() -> post(first), answer -> {
            Map<String, Object> made = Writes.object(answer);
            work.result(made);
            settle(first, made);
        });
    }

    private Call post(Map<String, Object> body) {
        Call call = Writes.post(writing.path(), body);
        return ONLY_IDS.contains(kind) ? call.answeredBy("id") : call;
    }

    /** What Looker set otherwise than it was told is set once more, by itself. */
    private void settle(Map<String, Object> body, Map<String, Object> made) {
        Map<String, Object> difference =
                Same.difference(writing.body(), body, writing.body().pick(made));
        if (!difference.isEmpty() && !kind.immutable()) {
            work.first(
                    () -> Writes.change(kind, Target.id(kind, made), difference, made),
                    answer -> taken(difference, made, Writes.object(answer)));
        }
    }

    /** An answer may tell less than what was known before. */
    static Map<String, Object> over(Map<String, Object> there, Map<String, Object> answer) {
        Map<String, Object> both = new LinkedHashMap<>(there);
        both.putAll(answer);
        return both;
    }
}
