package io.lookervault.verify;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.Integrity;
import io.lookervault.vault.Integrity.Fault;
import io.lookervault.vault.ItemQuery;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import io.lookervault.verify.Finding.Damage;
import io.lookervault.verify.Finding.Dangling;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads every item of a vault, one at a time, and tells what is wrong. For one thread. */
public final class Verification {
    private static final int REMEMBERED = 20_000;

    private final VaultReader vault;
    private final Map<Kind, Long> held;
    private final Consumer<Finding> findings;
    private final Map<Kind, Set<String>> deleted = new EnumMap<>(Kind.class);
    private final Map<ItemKey, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ItemKey, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param findings is given each finding as it is made, so that memory does not grow with the damage */
    public Verification(VaultReader vault, Consumer<Finding> findings) {
        this.vault = vault;
        this.held = vault.counts();
        this.findings = findings;
    }

    /** Reads every item of the kind; throws {@link CancellationException} when its thread is interrupted. */
    public KindReport verify(Kind kind) {
        Count count = new Count();
        vault.scanWithDeleted(kind, item -> {
            if (Thread.interrupted()) {
                throw new CancellationException();
            }
            count.items++;
            count.unhashed += item.sha256().isEmpty() ? 1 : 0;
            Optional<Damage> damage = read(item, count);
            if (damage.isPresent()) {
                count.damaged++;
                findings.accept(damage.get());
            }
        });
        return new KindReport(kind, count.items, count.damaged, count.unhashed, count.dangling);
    }

    /** Unpacks an item that is stored as it was, once, for all that is to be known of it. */
    private Optional<Damage> read(StoredItem item, Count count) {
        ItemKey key = item.summary().key();
        Optional<Fault> fault = Integrity.bytes(item);
        try {
            if (fault.isPresent()) {
                return fault.map(found -> damage(key, found));
            }
            Object data = item.data();
            fault = Integrity.identity(item, data);
            if (fault.isEmpty() && item.summary().deletedAt().isEmpty()) {
                count.dangling += dangling(key, data);
            }
            return fault.map(found -> damage(key, found));
        } catch (DamagedContent e) {
            return Optional.of(new Damage(key, "content", e.getMessage()));
        }
    }

    private static Damage damage(ItemKey key, Fault fault) {
        return new Damage(key, fault.reason(), fault.detail());
    }

    private long dangling(ItemKey key, Object data) {
        long count = 0;
        for (Reference reference : key.kind().references()) {
            Kind target = reference.target();
            boolean expected = held.getOrDefault(target, 0L) > 0 && !target.selective();
            List<String> ids = expected ? reference.ids(data) : List.of();
            for (String id : ids) {
                ItemKey wanted = new ItemKey(target, id);
                boolean deleted = deleted(target).contains(id);
                if (deleted || !seen.computeIfAbsent(wanted, vault::has)) {
                    count++;
                    findings.accept(new Dangling(key, reference.path(), wanted, deleted));
                }
            }
        }
        return count;
    }

    /** Soft-deleted ids of a kind: few, as cleanup removes them. */
    private Set<String> deleted(Kind kind) {
        return deleted.computeIfAbsent(
                kind,
                k ->
                        vault
                                .list(new ItemQuery(
                                        k, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), true))
                                .stream()
                                .map(item -> plain(item.key()))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The id that Looker gave; the original tool also wrote {@code dashboard::42}. */
    static String plain(ItemKey key) {
        String prefix = key.kind().singular() + "::";
        return key.id().startsWith(prefix) ? key.id().substring(prefix.length()) : key.id();
    }

    private static final class Count {
        private long items;
        private long damaged;
        private long unhashed;
        private long dangling;
    }
}
