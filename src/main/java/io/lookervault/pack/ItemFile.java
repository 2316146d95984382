package io.lookervault.pack;

import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.MessagePack;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that was read: its values, its {@code _metadata}, and by which rules its dates were read.
 *
 * @param bytes the file
 * @param values the item's own keys; changed in place by what reads on
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record ItemFile(byte[] bytes, Map<Object, Object> values, Object metadata, Dialect dialect) {
    private static final byte[] MARK = "\n  timestamps: true".getBytes(StandardCharsets.UTF_8);

    /** Throws {@link YamlFault} when it holds no item. */
    static ItemFile read(byte[] bytes, boolean original, long budget) {
        Dialect guess = original ? Dialect.ORIGINAL : marked(bytes) ? Dialect.TIMESTAMPS : Dialect.TEXT;
        ItemFile file = read(bytes, guess, budget);
        Dialect told = original ? Dialect.ORIGINAL : file.timestamps() ? Dialect.TIMESTAMPS : Dialect.TEXT;
        return told == guess ? file : read(bytes, told, budget);
    }

    private static ItemFile read(byte[] bytes, Dialect dialect, long budget) {
        Object root = BlockReader.read(bytes, dialect)
                .or(() -> new YamlReader(dialect, budget, Lines.NONE).read(bytes))
                .orElseThrow(() -> new YamlFault(1, "the file is empty. Remove it to leave the item as it is"));
        if (!(root instanceof Map)) {
            throw new YamlFault(
                    1,
                    "the file holds " + (root instanceof List ? "a list" : "a single value")
                            + ", not the keys of an item");
        }
        Map<Object, Object> values = QueryPlace.map(root);
        Object metadata = values.remove(ItemText.METADATA);
        return new ItemFile(bytes, values, metadata, dialect);
    }

    private boolean timestamps() {
        return metadata instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("timestamps"));
    }

    /** Quick and mostly right; what the file says itself decides. */
    private static boolean marked(byte[] bytes) {
        int last = bytes.length - MARK.length;
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == '\n' && Arrays.equals(bytes, i, i + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }

    /** The content that the values stand for, given the version in the vault, if there is one. */
    Object aligned(Optional<Map<?, ?>> before, Optional<byte[]> original) {
        Optional<Map<?, ?>> model = before.or(() -> original.flatMap(Draft::object));
        return model.map(known -> Alignment.to(known, values)).orElse(values);
    }

    /** Whether these bytes, which YAML cannot give, are still what the values show of them. */
    boolean shows(byte[] original, long budget) {
        Optional<Map<?, ?>> known = Draft.object(original).filter(map -> !map.containsKey(ItemText.METADATA));
        if (known.isEmpty()) {
            return values.isEmpty();
        }
        YamlWriter writer = new YamlWriter();
        writer.root(known.get());
        Dialect rules = writer.timestamps() ? Dialect.TIMESTAMPS : Dialect.TEXT;
        Object shown =
                new YamlReader(rules, budget, Lines.NONE).read(writer.bytes()).orElse(Map.of());
        try {
            return Arrays.equals(MessagePack.encode(shown), MessagePack.encode(Alignment.to(shown, values)));
        } catch (DamagedContent tooDeep) {
            return false;
        }
    }
}
