package io.lookervault.pack;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code _metadata} of a file, judged.
 *
 * @param kind kind of the item
 * @param id id of its row; empty for a new item
 * @param values the map itself
 */
record FileMetadata(Kind kind, Optional<String> id, Map<?, ?> values) {
    private static final Set<String> KNOWN = Set.of(
            "db_id",
            "content_type",
            "name",
            "folder_id",
            "folder_path",
            "owner_id",
            "owner_email",
            "created_at",
            "updated_at",
            "synced_at",
            "deleted_at",
            "content_size",
            "checksum",
            "stored_sha256",
            "depends_on",
            "definition",
            "definitions",
            "timestamps",
            "original",
            "exported_at");

    private static final List<String> TEXTS =
            List.of("name", "folder_id", "owner_email", "created_at", "updated_at", "synced_at", "deleted_at");

    /** Needed to make the row again; those of the original tool make do with less. */
    private static final List<String> NEEDED = List.of("name", "created_at", "updated_at", "synced_at", "checksum");

    /** Reads it; writes down what is wrong and answers empty when the file cannot be told what it is. */
    static Optional<FileMetadata> of(Object found, boolean original, Faults faults) {
        if (!(found instanceof Map<?, ?> values)) {
            faults.add(
                    ItemText.METADATA,
                    found == null
                            ? "no _metadata. A file for a new item needs at least: _metadata: {content_type: dashboard}"
                            : "_metadata is not a map");
            return Optional.empty();
        }
        Optional<String> word = Values.text(values, "content_type");
        Optional<Kind> kind = word.flatMap(Kind::named);
        if (kind.isEmpty()) {
            faults.add(
                    "_metadata.content_type",
                    word.map(w -> "unknown content_type " + w).orElse("no content_type in _metadata"));
        }
        for (Object key : values.keySet()) {
            if (!KNOWN.contains(String.valueOf(key))) {
                faults.add("_metadata." + key, "unknown key " + key + " in _metadata");
            }
        }
        Object id = values.get("db_id");
        if (id != null && !(id instanceof String text && !text.isBlank())) {
            faults.add("_metadata.db_id", "db_id is not text: put it in quotes");
            return Optional.empty();
        }
        check(values, id != null && !original, faults);
        return kind.map(k -> new FileMetadata(k, Optional.ofNullable((String) id), values));
    }

    private static void check(Map<?, ?> values, boolean row, Faults faults) {
        for (String key : TEXTS) {
            Object value = values.get(key);
            if (value != null && !(value instanceof String)) {
                faults.add("_metadata." + key, key + " in _metadata is not text: put it in quotes");
            }
        }
        if (row) {
            NEEDED.stream()
                    .filter(key -> values.get(key) == null)
                    .forEach(key -> faults.add(ItemText.METADATA, "no " + key + " in _metadata"));
        }
        Object owner = values.get("owner_id");
        if (owner != null && !(owner instanceof Long)) {
            faults.add("_metadata.owner_id", "owner_id in _metadata is not a whole number");
        }
    }

    Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Long> owner() {
        return values.get("owner_id") instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** Hash of the content that the file was made from. */
    Optional<String> checksum() {
        return text("checksum").map(text -> text.replaceFirst("^sha256:", ""));
    }

    /** The bytes of the row, where its values alone do not give them. */
    Optional<byte[]> original(Faults faults) {
        try {
            return text("original").map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            faults.add("_metadata.original", "original in _metadata is not base64. Unpack again");
            return Optional.empty();
        }
    }

    /** Whether this is how a query that the item names was defined when it was unpacked; empty when that is not known. */
    Optional<Boolean> defined(String id, String definition) {
        return values.get("definitions") instanceof Map<?, ?> map && map.get(id) instanceof String known
                ? Optional.of(known.contains(definition))
                : Optional.empty();
    }
}
