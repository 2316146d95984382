package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Rows of dashboards or looks: a slim index in memory, bodies made on demand, and whole documents only for items that
 * were created or changed. Safe to read while another thread writes.
 */
final class Library implements Rows {
    /** The fields that the index answers, without a look at the body. */
    static final Set<String> INDEXED = Set.of("id", "title", "slug", "folder_id", "user_id", "updated_at", "deleted");

    /** What is kept of each item. The slug is empty where the kind has none. */
    record Slim(long id, String title, String slug, String folderId, String userId, String updatedAt, boolean deleted) {

        JsonNode field(String name) {
            return Json.node(
                    switch (name) {
                        case "id" -> Long.toString(id);
                        case "title" -> title;
                        case "slug" -> slug.isEmpty() ? null : slug;
                        case "folder_id" -> folderId;
                        case "user_id" -> userId;
                        case "updated_at" -> updatedAt;
                        case "deleted" -> deleted;
                        default -> throw new IllegalArgumentException(name);
                    });
        }
    }

    private final ConcurrentSkipListMap<Long, Slim> index = new ConcurrentSkipListMap<>();
    private final Map<Long, ObjectNode> changed = new ConcurrentHashMap<>();
    private final AtomicLong counter = new AtomicLong();
    private final Function<Slim, ObjectNode> maker;
    private volatile List<Slim> live = List.of();
    private volatile List<Slim> trash = List.of();
    private volatile boolean stale = true;

    Library(Function<Slim, ObjectNode> maker) {
        this.maker = maker;
    }

    /** Adds an item whose body the maker makes. */
    void seed(Slim slim) {
        index.put(slim.id(), slim);
        counter.accumulateAndGet(slim.id(), Math::max);
        stale = true;
    }

    @Override
    public Optional<ObjectNode> find(String id) {
        return slim(id).map(this::body);
    }

    ObjectNode body(Slim slim) {
        ObjectNode doc = changed.get(slim.id());
        return doc == null ? maker.apply(slim) : doc;
    }

    /** Whether the item was created or changed, so that its body is not the maker's. */
    boolean isChanged(Slim slim) {
        return changed.containsKey(slim.id());
    }

    Optional<Slim> slim(String id) {
        return Table.isNumber(id) ? Optional.ofNullable(index.get(Long.parseLong(id))) : Optional.empty();
    }

    /** The items that are in the trash, or those that are not, by id. */
    List<Slim> slims(boolean deleted) {
        if (stale) {
            refresh();
        }
        return deleted ? trash : live;
    }

    private synchronized void refresh() {
        if (stale) {
            List<Slim> there = new ArrayList<>(index.size());
            List<Slim> gone = new ArrayList<>();
            index.values().forEach(it -> (it.deleted() ? gone : there).add(it));
            live = there;
            trash = gone;
            stale = false;
        }
    }

    @Override
    public boolean has(String id) {
        return slim(id).isPresent();
    }

    @Override
    public List<String> ids() {
        return index.keySet().stream().map(String::valueOf).toList();
    }

    @Override
    public JsonNode peek(String id, String field) {
        return peek(slim(id).orElseThrow(LookerError::notFound), field);
    }

    JsonNode peek(Slim slim, String field) {
        return INDEXED.contains(field) ? slim.field(field) : body(slim).path(field);
    }

    @Override
    public synchronized void put(String id, ObjectNode doc) {
        long number = Long.parseLong(id);
        String slug = Json.text(doc, "slug");
        changed.put(number, doc);
        index.put(
                number,
                new Slim(
                        number,
                        Json.text(doc, "title"),
                        slug == null ? "" : slug,
                        Json.text(doc, "folder_id"),
                        Json.text(doc, "user_id"),
                        Json.text(doc, "updated_at"),
                        doc.path("deleted").asBoolean()));
        stale = true;
    }

    @Override
    public synchronized void remove(String id) {
        long number = Long.parseLong(id);
        index.remove(number);
        changed.remove(number);
        stale = true;
    }

    @Override
    public String nextId() {
        return Long.toString(counter.incrementAndGet());
    }

    void skip(long ids) {
        counter.addAndGet(ids);
    }
}
