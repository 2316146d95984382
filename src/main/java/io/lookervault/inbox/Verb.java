package io.lookervault.inbox;

import static io.lookervault.inbox.Verb.Sort.FLAG;
import static io.lookervault.inbox.Verb.Sort.LIST;
import static io.lookervault.inbox.Verb.Sort.NUMBER;
import static io.lookervault.inbox.Verb.Sort.PATH;
import static io.lookervault.inbox.Verb.Sort.TEXT;
import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an order can ask for, and the options that each takes: those of the command line. */
public enum Verb {
    EXTRACT(Map.of(
            "types", LIST,
            "folder-ids", LIST,
            "recursive", FLAG,
            "include-trash", FLAG,
            "incremental", FLAG,
            "max-calls", NUMBER)),
    UNPACK(
            Map.of(
                    "output-dir", PATH,
                    "strategy", TEXT,
                    "types", LIST,
                    "folder-ids", LIST,
                    "with-dependencies", FLAG,
                    "overwrite", FLAG),
            "output-dir"),
    PACK(Map.of("input-dir", PATH, "dry-run", FLAG, "delete-missing", FLAG, "force", FLAG), "input-dir"),
    RESTORE(Map.ofEntries(
            entry("types", LIST),
            entry("exclude-types", LIST),
            entry("folder-ids", LIST),
            entry("recursive", FLAG),
            entry("include-deleted", FLAG),
            entry("items", LIST),
            entry("with-dependencies", FLAG),
            entry("map", PATH),
            entry("exact", FLAG),
            entry("enable-schedules", FLAG),
            entry("enable-users", FLAG),
            entry("owner-fallback", TEXT),
            entry("dry-run", FLAG))),
    VERIFY(Map.of("types", LIST, "live", FLAG)),
    CLEANUP(Map.of("retention-days", NUMBER, "dry-run", FLAG));

    /** What the value of an option is. */
    enum Sort {
        FLAG("true or false"),
        TEXT("a text"),
        /** Below the inbox. */
        PATH("a path"),
        NUMBER("a whole number of 0 or more"),
        LIST("a list of texts");

        private final String wanted;

        Sort(String wanted) {
            this.wanted = wanted;
        }

        String wanted() {
            return wanted;
        }
    }

    private final Map<String, Sort> options;
    private final List<String> required;

    Verb(Map<String, Sort> options, String... required) {
        this.options = Map.copyOf(options);
        this.required = List.of(required);
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, Sort> options() {
        return options;
    }

    /** The options that name a place below the inbox. */
    List<String> paths() {
        return options.keySet().stream()
                .filter(option -> options.get(option) == PATH)
                .sorted()
                .toList();
    }

    /** The options without which there is no order. */
    List<String> required() {
        return required;
    }

    static Optional<Verb> named(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }
}
