package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds the queries that were edited within an item, and points the item to those that the edits make: all copies in one
 * tile together. A tile whose copies were not edited keeps its query, unless the query's own file was edited.
 */
final class QueryEdits {
    private final Redefinitions redefinitions;
    private final BiFunction<ItemKey, String, Optional<Boolean>> defined;
    private final Faults faults;

    /** @param defined whether an item in the vault has a definition; empty when there is no such item */
    QueryEdits(Redefinitions redefinitions, BiFunction<ItemKey, String, Optional<Boolean>> defined, Faults faults) {
        this.redefinitions = redefinitions;
        this.defined = defined;
        this.faults = faults;
    }

    /** Changes the data in place. */
    void apply(ItemKey item, Map<Object, Object> data, Optional<FileMetadata> metadata) {
        for (List<QueryPlace> group : QueryPlace.groups(item.kind(), data)) {
            metadata.ifPresent(known -> edited(item, group, known));
        }
        if (redefinitions.anyMoved()) {
            moved(item, data);
        }
    }

    private void edited(ItemKey item, List<QueryPlace> group, FileMetadata metadata) {
        Map<String, ItemKey> made = new LinkedHashMap<>();
        for (QueryPlace place : group) {
            place.body().filter(body -> isEdited(place, body, metadata)).ifPresent(body -> {
                String id = place.id().orElse("");
                ItemKey key = redefinitions.of(place.kind(), id, body);
                ItemKey other = made.putIfAbsent(id, key);
                if (other != null && !other.equals(key)) {
                    faults.add(
                            Lines.child(place.path(), place.key()),
                            "query " + id + " has two different definitions in one tile. Make its copies equal");
                }
            });
        }
        for (QueryPlace place : group) {
            Optional.ofNullable(made.get(place.id().orElse("")))
                    .filter(key -> key.kind() == place.kind()
                            && (place.id().isPresent() || place.body().isPresent()))
                    .ifPresent(key -> point(item, place, key));
        }
    }

    private boolean isEdited(QueryPlace place, Map<?, ?> body, FileMetadata metadata) {
        if (place.id().isEmpty()) {
            return true;
        }
        String id = place.id().get();
        Object inner = body.get(place.kind().idField());
        if (inner != null && !id.equals(inner)) {
            faults.add(
                    Lines.child(place.path(), place.key() + "_id"),
                    place.key() + "_id names " + id + ", the " + place.key() + " below it is " + inner
                            + ". Make both ids equal, or set " + place.key() + " to null");
            return false;
        }
        String definition = ItemText.definition(body);
        Optional<Boolean> same =
                metadata.defined(id, definition).or(() -> defined.apply(new ItemKey(place.kind(), id), definition));
        return !same.orElse(true);
    }

    private void point(ItemKey item, QueryPlace place, ItemKey key) {
        place.point(key.id(), place.body().map(body -> redefinitions.body(key)));
        redefinitions.used(key, item);
    }

    private void moved(ItemKey item, Map<Object, Object> data) {
        for (List<QueryPlace> group : QueryPlace.groups(item.kind(), data)) {
            for (QueryPlace place : group) {
                place.id()
                        .flatMap(id -> redefinitions.moved(new ItemKey(place.kind(), id)))
                        .ifPresent(key -> point(item, place, key));
            }
        }
        for (Reference reference : item.kind().references()) {
            if (reference.target().immutable()) {
                rewrite(item, data, reference.path(), reference.target());
            }
        }
    }

    /** Replaces ids where they stand without a body. */
    private void rewrite(ItemKey item, Object value, String path, Kind target) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        boolean each = step.endsWith("[]");
        String key = each ? step.substring(0, step.length() - 2) : step;
        if (!(value instanceof Map<?, ?> map)) {
            return;
        }
        Object child = map.get(key);
        if (rest.isEmpty() && !each) {
            if (child != null && !(child instanceof Map) && !(child instanceof List)) {
                Optional.of(String.valueOf(child))
                        .filter(id -> !id.isBlank())
                        .flatMap(id -> redefinitions.moved(new ItemKey(target, id)))
                        .ifPresent(moved -> {
                            QueryPlace.map(map).put(key, moved.id());
                            redefinitions.used(moved, item);
                        });
            }
        } else if (each && child instanceof List<?> list) {
            list.forEach(element -> rewrite(item, element, rest, target));
        } else if (!each) {
            rewrite(item, child, rest, target);
        }
    }
}
