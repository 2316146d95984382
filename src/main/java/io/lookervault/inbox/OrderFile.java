package io.lookervault.inbox;

import io.lookervault.content.YamlStumble;
import io.lookervault.inbox.Verb.Sort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads an order: one YAML map without aliases, small, in which every key is known and has the value that it should. */
final class OrderFile {
    private static final int MOST_BYTES = 64 * 1024;
    /** Says nothing; with another one the same order is another order. */
    private static final String ID = "id";

    private final String name;
    private final Nearby nearby;

    private OrderFile(String name, Nearby nearby) {
        this.name = name;
        this.nearby = nearby;
    }

    /**
     * Reads the file.
     *
     * @throws DropRefused names the file and the key that is wrong
     */
    static JobOrder read(Path file, Nearby nearby) throws IOException {
        String name = file.getFileName().toString();
        if (Files.size(file) > MOST_BYTES) {
            throw new DropRefused(name + " is larger than " + MOST_BYTES + " bytes, which no order is");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MOST_BYTES)
                .build();
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new OrderFile(name, nearby)
                    .order(YamlStumble.told(() -> new Load(settings).loadFromInputStream(in)));
        } catch (YamlEngineException | YamlStumble broken) {
            throw new DropRefused(name + " is not YAML: " + broken.getMessage(), broken);
        }
    }

    private JobOrder order(Object content) {
        if (!(content instanceof Map<?, ?> map) || !map.containsKey("verb")) {
            throw new DropRefused(
                    name + " has no key verb. An order is a map such as: verb: extract. Verbs: " + Verb.words());
        }
        String word = String.valueOf(map.get("verb"));
        Verb verb = Verb.named(word)
                .orElseThrow(
                        () -> new DropRefused(name + ": verb: \"" + word + "\" is none" + hint(word, Verb.words())));
        Map<String, Object> options = new TreeMap<>();
        map.forEach((key, value) -> {
            String option = String.valueOf(key);
            if (!option.equals("verb") && !option.equals(ID)) {
                options.put(option, value(verb, option, value));
            }
        });
        for (String required : verb.required()) {
            if (!options.containsKey(required)) {
                throw new DropRefused(name + ": " + required + " is missing; " + verb.word() + " needs it");
            }
        }
        return new JobOrder(verb, options);
    }

    private Object value(Verb verb, String option, Object value) {
        Sort sort = verb.options().get(option);
        if (sort == null) {
            TreeSet<String> known = new TreeSet<>(verb.options().keySet());
            known.add(ID);
            throw new DropRefused(
                    name + ": " + verb.word() + " has no option \"" + option + "\"" + hint(option, known));
        }
        return read(sort, value)
                .orElseThrow(() -> new DropRefused(
                        name + ": " + option + " is " + shown(value) + ". It must be " + sort.wanted()));
    }

    private static Optional<Object> read(Sort sort, Object value) {
        return switch (sort) {
            case FLAG -> Optional.ofNullable(value).filter(Boolean.class::isInstance);
            case TEXT, PATH ->
                Optional.ofNullable(value).filter(OrderFile::plain).map(String::valueOf);
            case NUMBER -> Optional.ofNullable(value).filter(number -> number instanceof Integer whole && whole >= 0);
            case LIST -> list(value);
        };
    }

    /** A list, or a text with commas as on the command line. */
    private static Optional<Object> list(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list && list.stream().allMatch(OrderFile::plain)) {
            list.forEach(element -> texts.add(String.valueOf(element).strip()));
        } else if (plain(value)) {
            for (String part : String.valueOf(value).split(",", -1)) {
                texts.add(part.strip());
            }
        }
        return texts.isEmpty() || texts.contains("") ? Optional.empty() : Optional.of(texts);
    }

    private static boolean plain(Object value) {
        return (value instanceof String text && !text.isBlank()) || value instanceof Integer;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return "\"" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "\"";
    }

    private String hint(String given, Collection<String> known) {
        return nearby.find(given, known)
                .map(near -> ". Did you mean " + near + "?")
                .orElse(". Known are " + String.join(", ", known));
    }
}
