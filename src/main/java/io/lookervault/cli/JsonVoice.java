package io.lookervault.cli;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.ProgressSnapshot.KindProgress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as lines of JSON on standard output. Thread-safe. */
final class JsonVoice implements RunVoice {
    private final Root root;
    private final String word;
    private final Map<Kind, Long> last = new EnumMap<>(Kind.class);

    JsonVoice(Root root, String word) {
        this.root = root;
        this.word = word;
    }

    private synchronized void say(String event, Map<String, Object> fields) {
        root.event(Events.line(event, fields));
    }

    @Override
    public void started(String sessionId, int workers, List<Kind> kinds, boolean resumed) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("session_id", sessionId);
        event.put("workers", workers);
        event.put("kinds", kinds.stream().map(Kind::plural).toList());
        event.put("resumed", resumed);
        say(word + "_started", event);
    }

    @Override
    public void forecast(long administrative, long query) {
        Map<String, Object> calls = new LinkedHashMap<>();
        calls.put("administrative", administrative);
        calls.put("query", query);
        say(word + "_forecast", Map.of("calls", calls));
    }

    @Override
    public synchronized void progressed(ProgressSnapshot snapshot) {
        for (KindProgress kind : snapshot.kinds()) {
            boolean done =
                    kind.total().isPresent() && kind.completed() >= kind.total().getAsLong();
            boolean told = Long.valueOf(kind.completed()).equals(last.put(kind.kind(), kind.completed()));
            if (done && told) {
                continue;
            }
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("kind", kind.kind().plural());
            event.put("completed", kind.completed());
            event.put("total", kind.total().isPresent() ? kind.total().getAsLong() : null);
            event.put("items_per_second", Math.round(kind.itemsPerSecond() * 10) / 10.0);
            event.put("active_workers", snapshot.activeWorkers());
            event.put("errors", snapshot.errors());
            event.put(
                    "remaining_seconds",
                    snapshot.remaining().map(Duration::toSeconds).orElse(null));
            event.put("pace", Math.round(snapshot.pace() * 100) / 100.0);
            say(word + "_progress", event);
        }
    }

    @Override
    public void itemFailed(Kind kind, String id, String error) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("kind", kind.plural());
        event.put("id", id);
        event.put("error", error);
        say("item_failed", event);
    }

    @Override
    public void noticed(String message) {
        say("notice", Map.of("message", message));
    }
}
