package io.lookervault.pack;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Sha256;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row as the text of a file: the item's own keys in Looker's order, then {@code _metadata} with what is needed to make
 * the very same row again. Specified in {@code docs/yaml-format.md}.
 */
final class ItemText {
    static final String METADATA = "_metadata";

    private final ItemRow row;
    private final Optional<Map<?, ?>> data;
    private final boolean usual;
    private final String damage;

    private ItemText(ItemRow row, Optional<Map<?, ?>> data, boolean usual, String damage) {
        this.row = row;
        this.data = data;
        this.usual = usual;
        this.damage = damage;
    }

    static ItemText of(ItemRow row) {
        String damage = damage(row);
        try {
            MessagePack.Look look = MessagePack.look(row.content());
            if (look.value() instanceof Map<?, ?> map && !map.containsKey(METADATA)) {
                return new ItemText(row, Optional.of(map), look.usual(), damage);
            }
            String why = look.value() instanceof Map ? "it has a key " + METADATA : "its content is not an object";
            return new ItemText(row, Optional.empty(), false, damage.isEmpty() ? why : damage);
        } catch (DamagedContent e) {
            return new ItemText(row, Optional.empty(), false, e.getMessage());
        }
    }

    private static String damage(ItemRow row) {
        if (row.size() != row.content().length) {
            return row.content().length + " bytes are stored, content_size says " + row.size();
        }
        boolean matches = row.sha256().map(Sha256.of(row.content())::equals).orElse(true);
        return matches ? "" : "its content does not match the SHA-256 stored with it";
    }

    /** Why the row cannot be trusted, or not be shown; empty for nearly all. */
    String damage() {
        return damage;
    }

    /** The folder that the item lies in, by its row or else by its content. */
    Optional<String> folder() {
        String field = row.key().kind().folderField();
        return row.folderId()
                .or(() -> field.isEmpty() ? Optional.empty() : data.flatMap(map -> Values.text(map, field)))
                .filter(id -> !id.isBlank());
    }

    /** The file, given the path of its folder as people know it. */
    byte[] bytes(Optional<String> folderPath) {
        YamlWriter writer = new YamlWriter();
        data.ifPresent(writer::more);
        Map<String, Object> metadata = metadata(folderPath);
        if (writer.timestamps()) {
            metadata.put("timestamps", true);
        }
        if (!damage.isEmpty() || !usual || !writer.exact()) {
            metadata.put("original", Base64.getEncoder().encodeToString(row.content()));
        }
        writer.more(Map.of(METADATA, metadata));
        return writer.bytes();
    }

    private Map<String, Object> metadata(Optional<String> folderPath) {
        Kind kind = row.key().kind();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("db_id", row.key().id());
        metadata.put("content_type", kind.singular());
        metadata.put("name", row.name());
        metadata.put("folder_id", row.folderId().orElse(null));
        metadata.put("folder_path", folderPath.orElse(null));
        metadata.put("owner_id", row.ownerId().orElse(null));
        metadata.put("owner_email", row.ownerEmail().orElse(null));
        metadata.put("created_at", row.createdAt());
        metadata.put("updated_at", row.updatedAt());
        metadata.put("synced_at", row.syncedAt());
        row.deletedAt().ifPresent(date -> metadata.put("deleted_at", date));
        metadata.put("content_size", row.size());
        String hash = row.sha256().filter(h -> damage.isEmpty()).orElseGet(() -> Sha256.of(row.content()));
        metadata.put("checksum", "sha256:" + hash);
        if (!row.sha256().equals(Optional.of(hash))) {
            metadata.put("stored_sha256", row.sha256().orElse(null));
        }
        data.ifPresent(map -> describe(kind, map, metadata));
        return metadata;
    }

    private static void describe(Kind kind, Map<?, ?> data, Map<String, Object> metadata) {
        metadata.put("depends_on", Dependencies.listed(Dependencies.of(kind, data)));
        if (kind.immutable()) {
            metadata.put("definition", definition(data));
        }
        Map<String, String> definitions = definitions(kind, data);
        if (!definitions.isEmpty()) {
            metadata.put("definitions", definitions);
        }
    }

    private static Map<String, String> definitions(Kind kind, Map<?, ?> data) {
        Map<String, String> definitions = new LinkedHashMap<>();
        Map<String, Map<?, ?>> seen = new HashMap<>();
        for (List<QueryPlace> group : QueryPlace.groups(kind, data)) {
            for (QueryPlace place : group) {
                place.body()
                        .ifPresent(body -> place.id()
                                .filter(id -> !body.equals(seen.put(id, body)))
                                .ifPresent(id -> definitions.merge(id, definition(body), ItemText::both)));
            }
        }
        return definitions;
    }

    /** Copies of one query that differ, as Looker gave them, are all as they were. */
    private static String both(String known, String more) {
        return known.contains(more) ? known : known + " " + more;
    }

    /** Enough of the hash to tell definitions of one item apart. */
    static String definition(Map<?, ?> body) {
        return Definition.mark(body);
    }
}
