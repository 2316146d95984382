package io.lookervault.extract;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Part;
import io.lookervault.content.Part.SubList;
import io.lookervault.content.Values;
import io.lookervault.looker.Call;
import io.lookervault.looker.Paths;
import io.lookervault.looker.ReplyReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item while it is put together: its own object if only its id is known, then each part that is fetched apart. The
 * route asks for the next call until nothing is missing.
 *
 * <p>Used by one worker at a time.
 */
final class Assembly {
    private static final int SUB_PAGE = 500;
    private static final Comparator<Object> NUMERIC =
            Comparator.comparingInt((Object id) -> id.toString().length()).thenComparing(Object::toString);

    private final Run run;
    private final ItemKey key;
    private final Deque<Part> missing;
    private Optional<Map<String, Object>> data;
    private List<Object> rows = new ArrayList<>();

    Assembly(Run run, ItemKey key, Optional<Map<String, Object>> data) {
        this.run = run;
        this.key = key;
        this.data = data;
        this.missing = new ArrayDeque<>(key.kind().parts());
        takeBodies();
    }

    /** Whether something has still to be asked. */
    public boolean isIncomplete() {
        return data.isEmpty() || (kept() && !missing.isEmpty());
    }

    private boolean kept() {
        return key.kind().keeps(data.orElseThrow());
    }

    /** What to ask next. */
    public Call getNext() {
        if (data.isEmpty()) {
            return ownCall();
        }
        SubList part = (SubList) missing.getFirst();
        String query = part.query().replace("{id}", Paths.encode(key.id()));
        if (part.paged()) {
            String paging = "sorts=id&limit=" + SUB_PAGE + "&offset=" + rows.size();
            query = query.isEmpty() ? paging : query + "&" + paging;
        }
        return call(part.path(), query, ReplyReader.list());
    }

    private Call ownCall() {
        String[] parts = key.kind().itemPath().split("\\?", 2);
        return parts.length == 1
                ? call(parts[0], "", ReplyReader.object())
                : call(parts[0], parts[1].replace("{id}", Paths.encode(key.id())), ReplyReader.only());
    }

    private Call call(String template, String query, ReplyReader reader) {
        int split = key.id().indexOf("::");
        String path = template.replace("{id}", Paths.encode(key.id()));
        if (split > 0) {
            path = path.replace("{1}", Paths.encode(key.id().substring(0, split)))
                    .replace("{2}", Paths.encode(key.id().substring(split + 2)));
        }
        return Call.get(template, path, query, reader);
    }

    /** Takes the answer to the last question. */
    @SuppressWarnings("unchecked") // the reader of the call makes it so
    void take(Object answer) {
        if (data.isEmpty()) {
            data = Optional.of((Map<String, Object>) answer);
            takeBodies();
            return;
        }
        SubList part = (SubList) missing.getFirst();
        List<Object> page = (List<Object>) answer;
        rows.addAll(page);
        if (!part.paged() || page.size() < SUB_PAGE) {
            data.get().put(part.key(), part.idsOnly() ? ids(rows) : rows);
            missing.removeFirst();
            rows = new ArrayList<>();
            takeBodies();
        }
    }

    private static List<Object> ids(List<Object> rows) {
        return rows.stream()
                .flatMap(row -> Values.text(row, "id").stream())
                .map(Object.class::cast)
                .sorted(NUMERIC)
                .toList();
    }

    /** Bodies come from the vault: the kind that they belong to has been extracted before. */
    private void takeBodies() {
        while (data.isPresent() && missing.peekFirst() instanceof Part.Body body) {
            Item item = new Item(key, data.get());
            if (data.get().get(body.key()) == null) {
                data.get().put(body.key(), run.body(item, body).orElse(null));
            }
            missing.removeFirst();
        }
    }

    /** The whole item; empty when it turned out not to be content of its kind. */
    Optional<Item> whole() {
        return kept() ? Optional.of(new Item(key, data.orElseThrow())) : Optional.empty();
    }

    /** The bodies that are not to be had although the item names them. */
    List<String> unresolved() {
        return key.kind().parts().stream()
                .filter(part -> part instanceof Part.Body body
                        && data.orElseThrow().get(body.key()) == null
                        && Values.text(data.get(), body.idField()).isPresent())
                .map(part -> ((Part.Body) part).kindName() + " "
                        + Values.text(data.get(), ((Part.Body) part).idField()).orElseThrow())
                .toList();
    }
}
