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
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One item while it is put together: its own object if only its id is known, then each part that is fetched apart. The
 * route asks for the next call until nothing is missing.
 *
 * <p>Used by one worker at a time.
 */
final class Assembly {
    private static final Comparator<Object> NUMERIC =
            Comparator.comparingInt((Object id) -> id.toString().length()).thenComparing(Object::toString);

    private final Run run;
    private final ItemKey key;
    private final Deque<Part> missing;
    private Optional<Map<?, ?>> held = Optional.empty();
    private boolean asHeld;
    private Optional<Map<String, Object>> data;
    private Optional<PartPages> pages = Optional.empty();

    Assembly(Run run, ItemKey key, Optional<Map<String, Object>> data) {
        this.run = run;
        this.key = key;
        this.data = data;
        this.missing = new ArrayDeque<>(key.kind().parts());
        begin();
    }

    /** Looks what the vault has, then takes what needs no call. */
    private void begin() {
        boolean lists = missing.stream().anyMatch(part -> !(part instanceof Part.Body));
        if (data.isPresent() && lists) {
            held = run.held(key).map(Item::data);
            asHeld = run.incremental() && held.filter(this::same).isPresent();
        }
        takeKnown();
    }

    /** Whether Looker's own object is that of the vault, without the parts. */
    private boolean same(Map<?, ?> stored) {
        Map<Object, Object> own = new HashMap<>(stored);
        key.kind().parts().forEach(part -> own.remove(part.key()));
        return own.equals(data.orElseThrow());
    }

    /** Whether something has still to be asked; nothing of an item of which a list told already that it lies elsewhere. */
    public boolean isIncomplete() {
        return data.isEmpty() ? run.mayWant(key) : kept() && !missing.isEmpty();
    }

    private boolean kept() {
        return key.kind().keeps(data.orElseThrow());
    }

    /** What to ask next. */
    public Call getNext() {
        if (data.isEmpty()) {
            return ownCall();
        }
        SubList part = list(missing.getFirst());
        String query = part.query().replace("{id}", Paths.encode(key.id()));
        if (part.paged()) {
            pages = pages.or(() -> Optional.of(new PartPages(key, part.key())));
            query = (query.isEmpty() ? "" : query + "&") + pages.get().query();
        }
        return call(part.path(), query, Rows::of);
    }

    private Call ownCall() {
        String[] parts = key.kind().itemPath().split("\\?", 2);
        return parts.length == 1
                ? call(parts[0], "", ReplyReader.item(key))
                : call(parts[0], parts[1].replace("{id}", Paths.encode(key.id())), ReplyReader.only(key));
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
            data = Optional.of(called((Map<String, Object>) answer));
            begin();
            return;
        }
        SubList part = list(missing.getFirst());
        Rows page = (Rows) answer;
        if (pages.isEmpty() || pages.get().take(page)) {
            List<Object> rows = pages.map(PartPages::rows).orElse(List.copyOf(page.rows()));
            data.get().put(part.key(), part.idsOnly() ? withHeld(missing.getFirst(), ids(rows)) : rows);
            missing.removeFirst();
            pages = Optional.empty();
            takeKnown();
        }
    }

    /** What never changes may be known by several ids: it is kept under the one by which others name it. */
    private Map<String, Object> called(Map<String, Object> answer) {
        if (key.kind().immutable()) {
            answer.put(key.kind().idField(), key.id());
        }
        return answer;
    }

    /** Members whose own list is in doubt may be hidden here as well: who is missing here is then not gone either. */
    private Object withHeld(Part part, List<Object> told) {
        if (!(part instanceof Part.Members list) || !run.extracts(list.member()) || !run.isHidden(list.member())) {
            return told;
        }
        Set<Object> all = new TreeSet<>(NUMERIC);
        all.addAll(told);
        held.map(stored -> stored.get(part.key()))
                .filter(List.class::isInstance)
                .ifPresent(ids -> all.addAll((List<?>) ids));
        return List.copyOf(all);
    }

    private static List<Object> ids(List<Object> rows) {
        return sorted(
                rows.stream().flatMap(row -> Values.text(row, "id").stream()).toList());
    }

    private static List<Object> sorted(List<String> ids) {
        return ids.stream().map(Object.class::cast).sorted(NUMERIC).toList();
    }

    private static SubList list(Part part) {
        return part instanceof Part.Members members ? members.otherwise() : (SubList) part;
    }

    /** Takes the parts that need no call. */
    private void takeKnown() {
        while (data.isPresent() && !missing.isEmpty() && takeKnown(missing.getFirst())) {
            missing.removeFirst();
        }
    }

    private boolean takeKnown(Part part) {
        if (part instanceof Part.Body body) {
            takeBody(body);
            return true;
        }
        if (part instanceof Part.Members list && run.toldBy(list.member())) {
            data.orElseThrow()
                    .put(list.key(), sorted(run.ledger().members(run.session().id(), key)));
            return true;
        }
        boolean there = held.filter(stored -> stored.containsKey(part.key())).isPresent();
        boolean rationed = list(part).rationed();
        if ((asHeld && (there || rationed)) || (rationed && !run.ration().take(there))) {
            held.filter(stored -> there)
                    .ifPresent(stored -> data.orElseThrow().put(part.key(), stored.get(part.key())));
            return true;
        }
        return false;
    }

    /** Bodies come from the vault: the kind that they belong to has been extracted before. */
    private void takeBody(Part.Body body) {
        Item item = new Item(key, data.orElseThrow());
        if (item.data().get(body.key()) == null) {
            item.data().put(body.key(), run.body(item, body).orElse(null));
        }
    }

    /** The whole item; empty when it turned out not to be content of its kind. */
    Optional<Item> whole() {
        return data.isPresent() && kept() ? Optional.of(new Item(key, data.get())) : Optional.empty();
    }

    /** The bodies that are not to be had although the item names them. */
    List<String> unresolved() {
        return key.kind().parts().stream()
                .filter(part -> part instanceof Part.Body body
                        && data.isPresent()
                        && data.get().get(body.key()) == null
                        && Values.text(data.get(), body.idField()).isPresent())
                .map(part -> ((Part.Body) part).kindName() + " "
                        + Values.text(data.get(), ((Part.Body) part).idField()).orElseThrow())
                .toList();
    }
}
