package io.lookervault.verify;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import io.lookervault.verify.LiveReport.Difference;
import io.lookervault.verify.LiveReport.LiveKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the vault has of one kind, held against the rows of Looker's list. For one thread; remembers the ids that were listed. */
final class KindComparison {
    private static final int SHOWN = 100;

    private final VaultReader vault;
    private final Kind kind;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private long same;
    private long changed;
    private long added;
    private long gone;

    KindComparison(VaultReader vault, Kind kind) {
        this.vault = vault;
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Takes a row of the list; the same row again is nothing new. */
    void take(Item live) {
        if (!seen.add(live.key().id())) {
            return;
        }
        Optional<StoredItem> stored =
                vault.find(live.key()).filter(item -> item.summary().deletedAt().isEmpty());
        if (stored.isEmpty()) {
            added++;
            note(live.key(), "added");
        } else if (equal(live, stored.get().data())
                && !vault.isPacked(stored.get().summary().key())) {
            same++;
        } else {
            changed++;
            note(live.key(), "changed");
        }
    }

    /** By the date where Looker tells one, else by every key of the list. */
    private boolean equal(Item live, Object stored) {
        Optional<String> updated = live.updatedAt();
        if (updated.isPresent()) {
            return updated.equals(Values.text(stored, kind.updatedField()));
        }
        return stored instanceof Map<?, ?> map
                && live.data().entrySet().stream()
                        .allMatch(entry -> Objects.equals(entry.getValue(), map.get(entry.getKey())));
    }

    /** The list has been read to its end: what it did not have is gone. */
    void end() {
        vault.scan(kind, item -> {
            ItemKey key = item.summary().key();
            if (!seen.contains(Verification.plain(key))) {
                gone++;
                note(key, "gone");
            }
        });
    }

    private void note(ItemKey key, String what) {
        if (differences.size() < SHOWN) {
            differences.add(new Difference(key, what));
        }
    }

    /** The first differences. */
    List<Difference> differences() {
        return differences;
    }

    LiveKind counts(String refused) {
        return new LiveKind(kind, same, changed, added, gone, refused);
    }
}
