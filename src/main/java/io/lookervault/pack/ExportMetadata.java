package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.vault.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code metadata.json}: what the directory is an export of. Its presence says that the export is whole.
 *
 * @param json the document, with all that other programs read
 * @param mark tells this export from every other, and is that of each copy: SHA-256 of the file
 */
record ExportMetadata(ObjectNode json, String mark) {
    /** The version of the format; the original tool writes 1.0.0. */
    static final String VERSION = "2.0";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    static ExportMetadata of(Map<String, Object> values) {
        ObjectNode json = MAPPER.valueToTree(values);
        return new ExportMetadata(json, mark(text(json)));
    }

    /** Throws {@link ExportRefused} when it is no JSON, or of a later version. */
    static ExportMetadata read(byte[] bytes) {
        JsonNode json;
        try {
            json = MAPPER.readTree(new String(bytes, UTF_8));
        } catch (JsonProcessingException e) {
            throw new ExportRefused("metadata.json is not JSON, line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": " + e.getOriginalMessage()
                    + ". Unpack again");
        }
        if (!(json instanceof ObjectNode object)) {
            throw new ExportRefused("metadata.json is not a JSON object. Unpack again");
        }
        String version = object.path("version").asText();
        if (!version.startsWith("1.") && !version.startsWith("2.")) {
            throw new ExportRefused("metadata.json has version \"" + version
                    + "\"; this program reads 2.0, and 1.0.0 of the original tool. Use a newer LookerVault");
        }
        return new ExportMetadata(object, mark(bytes));
    }

    /** The mark of a document, whatever version control made of its line ends. */
    static String mark(byte[] bytes) {
        return Sha256.of(unixLines(bytes));
    }

    private static byte[] unixLines(byte[] text) {
        return new String(text, UTF_8).replace("\r\n", "\n").getBytes(UTF_8);
    }

    byte[] bytes() {
        return text(json);
    }

    private static byte[] text(ObjectNode json) {
        try {
            return (MAPPER.writeValueAsString(json) + "\n").getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON in memory cannot fail", e);
        }
    }

    static String json(Object value) {
        try {
            return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON in memory cannot fail", e);
        }
    }

    boolean original() {
        return json.path("version").asText().startsWith("1.");
    }

    String strategy() {
        return json.path("strategy").asText("full");
    }

    String exportedAt() {
        return json.path("export_timestamp").asText("");
    }

    /** The Looker that the ids are of; empty when that is not known. */
    Optional<String> origin() {
        return Optional.of(json.path("source_instance").asText("")).filter(url -> !url.isEmpty());
    }

    /** Whether this is the list of files that was written with it, whatever version control made of its line ends. */
    boolean fits(byte[] manifest) {
        return json.path("checksum").asText("").equals(checksum(unixLines(manifest)));
    }

    static String checksum(byte[] manifest) {
        return "sha256:" + Sha256.of(manifest);
    }

    /** Whether it is an export of everything that the vault held. */
    boolean complete() {
        return original() ? false : json.path("complete").asBoolean();
    }

    /** Folder ids by the directory of the folder. */
    Map<String, String> foldersByDirectory() {
        Map<String, String> folders = new LinkedHashMap<>();
        json.path("folder_map").properties().forEach(entry -> {
            String path = entry.getValue().path("path").asText("");
            if (!path.isEmpty()) {
                folders.put(path, entry.getKey());
            }
        });
        return folders;
    }
}
