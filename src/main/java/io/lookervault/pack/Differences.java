package io.lookervault.pack;

import io.lookervault.pack.ItemChange.Field;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What differs between two versions of a row, field by field. One use each. */
final class Differences {
    private static final int LONGEST = 200;

    private final List<Field> fields = new ArrayList<>();

    private Differences() {}

    static List<Field> between(ItemRow before, ItemRow after) {
        Differences found = new Differences();
        found.compare("", content(before), content(after));
        found.compare("_metadata", columns(before), columns(after));
        return found.fields;
    }

    private static Object content(ItemRow row) {
        try {
            return MessagePack.decode(row.content());
        } catch (DamagedContent e) {
            return Map.of("content", Sha256.of(row.content()));
        }
    }

    private static Map<String, Object> columns(ItemRow row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("name", row.name());
        columns.put("owner_id", row.ownerId().orElse(null));
        columns.put("owner_email", row.ownerEmail().orElse(null));
        columns.put("folder_id", row.folderId().orElse(null));
        columns.put("created_at", row.createdAt());
        columns.put("updated_at", row.updatedAt());
        columns.put("deleted_at", row.deletedAt().orElse(null));
        return columns;
    }

    private void compare(String path, Object before, Object after) {
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            old.forEach((key, value) -> {
                if (now.containsKey(key)) {
                    compare(Lines.child(path, key), value, now.get(key));
                } else {
                    fields.add(new Field(Lines.child(path, key), shown(value), ""));
                }
            });
            now.forEach((key, value) -> {
                if (!old.containsKey(key)) {
                    fields.add(new Field(Lines.child(path, key), "", shown(value)));
                }
            });
        } else if (before instanceof List<?> old && after instanceof List<?> now) {
            lists(path, old, now);
        } else if (!Objects.deepEquals(before, after)) {
            fields.add(new Field(path, shown(before), shown(after)));
        }
    }

    /** Elements that have ids are compared by them: a tile that was removed does not make all that follow differ. */
    private void lists(String path, List<?> old, List<?> now) {
        Map<Object, Integer> places = new HashMap<>();
        for (int i = 0; i < old.size(); i++) {
            int place = i;
            id(old.get(i)).ifPresent(id -> places.putIfAbsent(id, place));
        }
        boolean byId = places.size() == old.size()
                && now.stream().allMatch(element -> id(element).isPresent());
        boolean[] met = new boolean[old.size()];
        for (int i = 0; i < now.size(); i++) {
            int at = byId ? places.getOrDefault(id(now.get(i)).orElseThrow(), -1) : i;
            String place = path + "[" + i + "]";
            if (at < 0 || at >= old.size()) {
                fields.add(new Field(place, "", shown(now.get(i))));
            } else {
                met[at] = true;
                compare(place, old.get(at), now.get(i));
            }
        }
        for (int i = 0; i < met.length; i++) {
            if (!met[i]) {
                fields.add(new Field(path + "[" + i + "]", shown(old.get(i)), ""));
            }
        }
    }

    private static Optional<Object> id(Object element) {
        return element instanceof Map<?, ?> map ? Optional.ofNullable(map.get("id")) : Optional.empty();
    }

    private static String shown(Object value) {
        String text = value instanceof byte[] bytes ? bytes.length + " bytes" : ExportMetadata.json(plain(value));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static Object plain(Object value) {
        return value instanceof Map || value instanceof List || value instanceof Number || value == null
                ? value
                : value instanceof Boolean ? value : String.valueOf(value);
    }
}
