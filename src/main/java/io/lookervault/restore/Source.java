package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.vault.ItemSummary;
import io.lookervault.vault.Mirror;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the vault is to be restored. Items are read one at a time, each as a copy of its own.
 *
 * <p>Thread-safe once made.
 */
final class Source implements AutoCloseable {
    private static final String TILE = "tile:";

    private final VaultReader vault;
    private final Choice choice;
    private final Set<ItemKey> again;
    private final Set<ItemKey> items;
    private final Set<String> folders;
    private final Mirror carried = Mirror.open();
    private final NaturalKeys keys = new NaturalKeys(this);
    private boolean tilesKnown;

    /** @param again what a restoration that was cut off goes on with, whatever an extraction said of it since */
    Source(VaultReader vault, Choice choice, List<ItemKey> again) {
        this.vault = vault;
        this.choice = choice;
        this.again = again.stream().filter(key -> !key.kind().immutable()).collect(Collectors.toUnmodifiableSet());
        this.items = new HashSet<>(choice.dependencies() ? Needs.with(choice.items(), this) : choice.items());
        if (!items.isEmpty()) {
            items.addAll(this.again);
        }
        this.folders = choice.recursive() ? withBelow(choice.folders()) : choice.folders();
    }

    /** The kinds of which something may be restored. */
    Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            boolean asked = choice.kinds().isEmpty() || choice.kinds().contains(kind);
            boolean inScope = items.isEmpty() || items.stream().anyMatch(key -> key.kind() == kind);
            if (asked && inScope && !kind.immutable() && Writing.of(kind).isPresent()) {
                kinds.add(kind);
            }
        }
        if (!folders.isEmpty()) {
            kinds.retainAll(EnumSet.of(
                    Kind.FOLDER,
                    Kind.DASHBOARD,
                    Kind.LOOK,
                    Kind.BOARD,
                    Kind.SCHEDULED_PLAN,
                    Kind.ALERT,
                    Kind.CONTENT_ACCESS));
        }
        return kinds;
    }

    /** The items chosen one by one; empty when kinds or folders are restored. */
    Set<ItemKey> items() {
        return items;
    }

    /** Whether an item is only there since one that was asked for is not whole without it. */
    boolean comesAlong(ItemKey key) {
        return items.contains(key) && !choice.items().contains(key);
    }

    /** Whether a restoration that was cut off goes on with the item. */
    boolean goesOnWith(ItemKey key) {
        return again.contains(key);
    }

    /** Whether the item itself was asked for, and not only all that is there, or what something else needs. */
    boolean isAskedFor(ItemKey key) {
        return again.contains(key) || choice.items().contains(key);
    }

    /** Whether rows may be restored that are marked as deleted. */
    boolean mayPassDeleted() {
        return choice.deleted() || !again.isEmpty();
    }

    /** Of what was chosen one by one or is gone on with, what the vault does not hold. */
    List<ItemKey> lost() {
        return (items.isEmpty() ? again : items)
                .stream().filter(key -> find(key).isEmpty()).toList();
    }

    /** Everything with the item, whether it is chosen or not. */
    @SuppressWarnings("unchecked") // items are objects
    Optional<Map<String, Object>> find(ItemKey key) {
        return vault.find(key)
                .map(stored -> (Map<String, Object>) stored.data())
                .or(() -> carried.find(key.kind(), key.id()).map(Seen::data));
    }

    /**
     * Passes on every item of a kind that is to be restored, in the order of the ids: first what is gone on with, then what
     * is alive, last what is marked as deleted.
     */
    void scan(Kind kind, BiConsumer<ItemKey, Map<String, Object>> each) {
        pass(again.stream().filter(key -> key.kind() == kind), each);
        if (!items.isEmpty()) {
            Map<Boolean, List<ItemKey>> rest = items.stream()
                    .filter(key -> key.kind() == kind && !again.contains(key))
                    .collect(Collectors.partitioningBy(this::isDeleted));
            pass(rest.get(false).stream(), each);
            pass(rest.get(true).stream(), each);
            return;
        }
        vault.scan(kind, stored -> pass(kind, stored, each));
        if (choice.deleted()) {
            vault.scanDeleted(kind, stored -> pass(kind, stored, each));
        }
    }

    private void pass(Stream<ItemKey> keys, BiConsumer<ItemKey, Map<String, Object>> each) {
        keys.sorted(Comparator.comparing(ItemKey::id))
                .forEach(key -> find(key).ifPresent(data -> each.accept(key, data)));
    }

    /** Passes on every item of a kind, whether it is to be restored or not. */
    @SuppressWarnings("unchecked") // items are objects
    void all(Kind kind, BiConsumer<ItemKey, Map<String, Object>> each) {
        vault.scan(kind, stored -> each.accept(key(kind, stored.summary()), (Map<String, Object>) stored.data()));
    }

    @SuppressWarnings("unchecked") // items are objects
    private void pass(Kind kind, StoredItem stored, BiConsumer<ItemKey, Map<String, Object>> each) {
        Map<String, Object> data = (Map<String, Object>) stored.data();
        ItemKey key = key(kind, stored.summary());
        if (!again.contains(key) && inFolders(kind, key, data)) {
            each.accept(key, data);
        }
    }

    /** Rows of the original tool have ids such as {@code dashboard::42}. */
    private static ItemKey key(Kind kind, ItemSummary summary) {
        String prefix = kind.singular() + "::";
        String id = summary.key().id();
        return id.startsWith(prefix) ? new ItemKey(kind, id.substring(prefix.length())) : summary.key();
    }

    /** Whether the item is one of those to be restored. */
    boolean wants(ItemKey key, Map<String, Object> data) {
        if (!items.isEmpty()) {
            return items.contains(key);
        }
        return again.contains(key)
                || (kinds().contains(key.kind())
                        && (choice.deleted() || !isDeleted(key))
                        && inFolders(key.kind(), key, data));
    }

    /** Whether the vault has the item marked as deleted, since a later extraction found it gone. */
    boolean isDeleted(ItemKey key) {
        return deletedAt(key).isPresent();
    }

    /** When an extraction found the item gone. */
    Optional<String> deletedAt(ItemKey key) {
        return vault.find(key).map(StoredItem::summary).flatMap(ItemSummary::deletedAt);
    }

    /** What is to be restored, by its natural keys. */
    NaturalKeys keys() {
        return keys;
    }

    private boolean inFolders(Kind kind, ItemKey key, Map<String, Object> data) {
        if (folders.isEmpty()) {
            return true;
        }
        return switch (kind) {
            case FOLDER -> folders.contains(key.id());
            case ALERT ->
                Values.text(data, "dashboard_element_id")
                        .flatMap(this::dashboardOfTile)
                        .filter(id -> contentInFolders(Kind.DASHBOARD, id))
                        .isPresent();
            case BOARD, SCHEDULED_PLAN ->
                kind.references().stream()
                        .filter(reference -> reference.target().searched())
                        .anyMatch(reference ->
                                reference.ids(data).stream().anyMatch(id -> contentInFolders(reference.target(), id)));
            default -> Values.text(data, "folder_id").filter(folders::contains).isPresent();
        };
    }

    private boolean contentInFolders(Kind kind, String id) {
        return vault.find(new ItemKey(kind, id))
                .flatMap(stored -> stored.summary().folderId())
                .filter(folders::contains)
                .isPresent();
    }

    private Set<String> withBelow(Set<String> roots) {
        Map<String, String> parents = new HashMap<>();
        vault.scanWithDeleted(
                Kind.FOLDER,
                stored -> Values.text(stored.data(), "parent_id")
                        .ifPresent(parent ->
                                parents.put(key(Kind.FOLDER, stored.summary()).id(), parent)));
        Set<String> all = new HashSet<>(roots);
        boolean grown = !roots.isEmpty();
        while (grown) {
            grown = false;
            for (Map.Entry<String, String> entry : parents.entrySet()) {
                grown |= all.contains(entry.getValue()) && all.add(entry.getKey());
            }
        }
        return all;
    }

    /** Keeps the bodies that an item carries of queries that the vault has no row for, as the original tool left them. */
    void carry(ItemKey carrier, Map<String, Object> data) {
        for (Reference body : carrier.kind().bodies()) {
            Values.at(data, body.path()).forEach(found -> carry(body.target(), found));
        }
        for (Part part : carrier.kind().parts()) {
            if (part instanceof Part.Body body) {
                Values.at(data, body.key()).forEach(found -> carry(body.kind(), found));
            }
        }
    }

    private void carry(Kind kind, Object body) {
        Optional<String> id = Values.text(body, kind.idField());
        if (id.isPresent() && !vault.has(new ItemKey(kind, id.get()))) {
            @SuppressWarnings("unchecked") // bodies are objects
            Map<String, Object> copy = (Map<String, Object>) body;
            carried.put(kind, new Seen(id.get(), false, copy), List.of());
        }
    }

    /** The user of the vault with this e-mail address. */
    Optional<ItemKey> userOf(String mail) {
        List<ItemKey> found = new ArrayList<>();
        all(
                Kind.USER,
                (key, data) -> Values.text(data, "email").filter(mail::equals).ifPresent(same -> found.add(key)));
        return found.stream().findFirst();
    }

    /** The dashboard that a tile is on. */
    synchronized Optional<String> dashboardOfTile(String tile) {
        if (!tilesKnown) {
            tilesKnown = true;
            carried.together(() -> vault.scanWithDeleted(Kind.DASHBOARD, stored -> {
                List<String> keys = Values.texts(stored.data(), "dashboard_elements[].id").stream()
                        .map(TILE::concat)
                        .toList();
                String id = key(Kind.DASHBOARD, stored.summary()).id();
                carried.put(Kind.DASHBOARD, new Seen(id, false, Map.of()), keys);
            }));
        }
        return carried.keyed(Kind.DASHBOARD, TILE + tile).stream().map(Seen::id).findFirst();
    }

    @Override
    public void close() {
        keys.close();
        carried.close();
    }
}
