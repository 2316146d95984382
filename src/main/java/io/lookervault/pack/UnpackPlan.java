package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.pack.UnpackRequest.Strategy;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rows are unpacked, and where each goes. Holds keys, never content. Immutable once made; safe to share. */
final class UnpackPlan {
    static final String DELETED = "_deleted";

    private final UnpackRequest request;
    private final Snapshot vault;
    private final FolderPaths folders;
    private final List<Snapshot.Entry> entries;
    private final Map<Kind, FileNames> names = new EnumMap<>(Kind.class);

    UnpackPlan(UnpackRequest request, Snapshot vault) {
        this.request = request;
        this.vault = vault;
        this.folders = readFolders();
        this.entries = chosen();
        Map<Kind, List<Snapshot.Entry>> byKind = new EnumMap<>(Kind.class);
        entries.forEach(entry -> byKind.computeIfAbsent(entry.key().kind(), k -> new ArrayList<>())
                .add(entry));
        byKind.forEach((kind, all) -> names.put(kind, FileNames.of(all)));
    }

    private FolderPaths readFolders() {
        List<FolderPaths.Folder> found = new ArrayList<>();
        for (Snapshot.Entry entry : vault.entries(Kind.FOLDER)) {
            if (!entry.deleted()) {
                ItemRow row = vault.row(entry);
                found.add(new FolderPaths.Folder(
                        plain(entry.key()), row.name(), ItemText.of(row).folder()));
            }
        }
        return new FolderPaths(found);
    }

    private List<Snapshot.Entry> chosen() {
        for (String id : request.scope().folders()) {
            if (!folders.has(id)) {
                throw new ExportRefused("not unpacked: folder " + id + " is not in the vault."
                        + " See what is: lookervault list folders");
            }
        }
        Set<String> within = folders.within(request.scope().folders());
        Set<Kind> kinds = kinds();
        Map<ItemKey, Snapshot.Entry> all = new HashMap<>();
        List<Snapshot.Entry> chosen = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Snapshot.Entry entry : vault.entries(kind)) {
                if (kinds.contains(kind) && wanted(entry, within)) {
                    chosen.add(entry);
                } else if (request.scope().dependencies() && !entry.deleted()) {
                    all.put(new ItemKey(kind, plain(entry.key())), entry);
                }
            }
        }
        return request.scope().dependencies() ? withDependencies(chosen, all) : chosen;
    }

    private Set<Kind> kinds() {
        if (!request.scope().kinds().isEmpty()) {
            return request.scope().kinds();
        }
        if (request.strategy() == Strategy.FULL) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> kinds = EnumSet.of(Kind.BOARD);
        Arrays.stream(Kind.values()).filter(UnpackPlan::inFolders).forEach(kinds::add);
        return kinds;
    }

    /** Whether files of the kind lie in the directories of their folders. */
    static boolean inFolders(Kind kind) {
        return kind.searched() && !kind.folderField().isEmpty();
    }

    private boolean wanted(Snapshot.Entry entry, Set<String> within) {
        if (entry.deleted() && (request.strategy() == Strategy.FOLDER || !within.isEmpty())) {
            return false;
        }
        if (within.isEmpty()) {
            return true;
        }
        if (entry.key().kind() == Kind.FOLDER) {
            return within.contains(plain(entry.key()));
        }
        if (!inFolders(entry.key().kind())) {
            return false;
        }
        Optional<String> folder =
                entry.folderId().or(() -> ItemText.of(vault.row(entry)).folder());
        return folder.filter(within::contains).isPresent();
    }

    /** Users and models come along, what they in turn refer to does not: that would be everything. */
    private List<Snapshot.Entry> withDependencies(List<Snapshot.Entry> chosen, Map<ItemKey, Snapshot.Entry> others) {
        Set<Snapshot.Entry> found = new LinkedHashSet<>(chosen);
        Deque<Snapshot.Entry> open = new ArrayDeque<>(chosen);
        Set<Snapshot.Entry> asked = new HashSet<>(chosen);
        while (!open.isEmpty()) {
            Snapshot.Entry entry = open.poll();
            Kind kind = entry.key().kind();
            if (!asked.contains(entry) && !kind.immutable() && !inFolders(kind) && kind != Kind.FOLDER) {
                continue;
            }
            for (ItemKey needed : dependencies(entry)) {
                Optional.ofNullable(others.get(needed)).filter(found::add).ifPresent(open::add);
            }
        }
        return new ArrayList<>(found);
    }

    private Set<ItemKey> dependencies(Snapshot.Entry entry) {
        try {
            return Dependencies.of(
                    entry.key().kind(), MessagePack.decode(vault.row(entry).content()));
        } catch (DamagedContent unreadable) {
            return Set.of();
        }
    }

    /** The id that Looker gave; the original tool also wrote {@code dashboard::42}. */
    static String plain(ItemKey key) {
        String prefix = key.kind().singular() + "::";
        return key.id().startsWith(prefix) ? key.id().substring(prefix.length()) : key.id();
    }

    List<Snapshot.Entry> entries() {
        return entries;
    }

    FolderPaths folders() {
        return folders;
    }

    /** Where the file of an item goes. */
    String path(Snapshot.Entry entry, Optional<String> folder) {
        Kind kind = entry.key().kind();
        String file = kind.plural() + "/" + names.get(kind).name(entry.key().id());
        if (entry.deleted()) {
            return DELETED + "/" + file;
        }
        return request.strategy() == Strategy.FOLDER && inFolders(kind) ? folders.directory(folder) + "/" + file : file;
    }

    /** The folders of an item as people know them, from the top. */
    Optional<String> folderPath(Optional<String> folder) {
        return folder.flatMap(folders::of).map(FolderPaths.Place::path);
    }

    /** How many characters the files may take: MessagePack grows when it is written out, most where it nests. */
    long bytes() {
        return entries.stream().mapToLong(Snapshot.Entry::size).sum() * 2;
    }
}
