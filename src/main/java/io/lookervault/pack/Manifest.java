package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which files an export wrote, and of what: tells a file that was edited from one that was not, and one that was removed
 * from one that never was. A line of JSON for each file, by path.
 */
final class Manifest {
    private static final JsonFactory JSON = new JsonFactory();

    /** One file: its path, its item, the hash of the row's content then, and the hash of the file. */
    record Entry(String path, ItemKey key, String content, String file) {
        /** Whether the row was one that is marked as deleted. */
        boolean deleted() {
            return path.startsWith(UnpackPlan.DELETED + "/");
        }
    }

    private Manifest() {}

    static byte[] bytes(Collection<Entry> entries) {
        TreeMap<String, Entry> sorted = new TreeMap<>();
        entries.forEach(entry -> sorted.put(entry.path(), entry));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (Entry entry : sorted.values()) {
                json.writeStartObject();
                json.writeStringField("path", entry.path());
                json.writeStringField("kind", entry.key().kind().singular());
                json.writeStringField("id", entry.key().id());
                json.writeStringField("content", entry.content());
                json.writeStringField("file", entry.file());
                json.writeEndObject();
            }
            json.writeRaw("\n");
        } catch (IOException e) {
            throw new IllegalStateException("JSON in memory cannot fail", e);
        }
        return out.toByteArray();
    }

    /** Reads what {@link #bytes} wrote, by path. */
    static Map<String, Entry> read(byte[] bytes) throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        try (JsonParser json = JSON.createParser(new String(bytes, UTF_8))) {
            while (json.nextToken() != null) {
                Map<String, String> line = new HashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    line.put(json.currentName(), json.nextTextValue());
                }
                Kind kind = Kind.named(String.valueOf(line.get("kind")))
                        .orElseThrow(() -> new IOException("unknown kind " + line.get("kind")));
                String path = line.getOrDefault("path", "");
                entries.put(
                        path,
                        new Entry(
                                path,
                                new ItemKey(kind, line.get("id")),
                                line.getOrDefault("content", ""),
                                line.getOrDefault("file", "")));
            }
        } catch (JsonProcessingException e) {
            throw new IOException("line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        return entries;
    }
}
