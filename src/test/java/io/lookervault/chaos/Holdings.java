package io.lookervault.chaos;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.VaultReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a vault holds, item by item, to be compared with what it ought to. */
record Holdings(Map<ItemKey, Object> items, int letters) {

    static Holdings of(Path vault) {
        Map<ItemKey, Object> items = new HashMap<>();
        try (VaultReader reader = VaultReader.open(vault)) {
            for (Kind kind : Kind.values()) {
                reader.scan(kind, item -> items.put(item.summary().key(), item.data()));
            }
            return new Holdings(
                    items,
                    reader.deadLetters(Optional.empty(), Optional.empty(), 0, 0).size());
        }
    }

    boolean same(Holdings other) {
        return items.equals(other.items) && letters == other.letters;
    }

    void mustBe(Holdings expected, String when) throws Violation {
        List<String> wrong = new ArrayList<>();
        expected.items.forEach((key, data) -> {
            if (!items.containsKey(key)) {
                wrong.add("lacks " + key);
            } else if (!data.equals(items.get(key))) {
                wrong.add(key + " is\n      " + items.get(key) + "\n      and not\n      " + data);
            }
        });
        items.keySet().stream()
                .filter(key -> !expected.items.containsKey(key))
                .forEach(key -> wrong.add("has " + key + " too much"));
        if (letters != expected.letters) {
            wrong.add("has " + letters + " dead letters, not " + expected.letters);
        }
        if (!wrong.isEmpty()) {
            throw new Violation(when + ", the vault " + String.join("; ", wrong.subList(0, Math.min(5, wrong.size()))));
        }
    }
}
