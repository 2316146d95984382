package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The directory of each folder. The same folders give the same directories, in whatever order they come: twins are told
 * apart by their ids. Immutable once made; safe to share.
 */
final class FolderPaths {
    static final String ORPHANED = "_orphaned";

    /** Bytes of a whole path: what is longer gets shorter names, and at last none. */
    private static final int COMFORTABLE = 900;

    private static final int LONGEST = 3_000;
    private static final int SHORT = 24;

    /** Numbers by value, then texts. */
    private static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<String, Folder> folders = new TreeMap<>(BY_ID);
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<List<String>> cycles = new ArrayList<>();
    private final List<Folder> lost = new ArrayList<>();

    /** A folder as the vault has it. */
    record Folder(String id, String name, Optional<String> parent) {}

    /**
     * Where a folder lies.
     *
     * @param directory the directory, below that of the export
     * @param path the names of the folders as they are
     */
    record Place(String directory, String path) {}

    FolderPaths(Collection<Folder> all) {
        all.forEach(folder -> folders.put(folder.id(), folder));
        List<String> roots = new ArrayList<>();
        for (Folder folder : folders.values()) {
            Optional<String> parent = folder.parent();
            if (parent.isEmpty()) {
                roots.add(folder.id());
            } else if (folders.containsKey(parent.get())) {
                children.computeIfAbsent(parent.get(), p -> new ArrayList<>()).add(folder.id());
            } else {
                lost.add(folder);
            }
        }
        place(roots, new Place("", ""));
        place(lost.stream().map(Folder::id).toList(), new Place(ORPHANED, ""));
        folders.keySet().stream().filter(id -> !places.containsKey(id)).forEach(this::follow);
    }

    /** Level by level: how deep folders go does not depend on the stack. */
    private void place(List<String> siblings, Place parent) {
        record Level(List<String> siblings, Place parent) {}
        List<Level> next = new ArrayList<>(List.of(new Level(siblings, parent)));
        while (!next.isEmpty()) {
            Level level = next.remove(next.size() - 1);
            Set<String> taken = new HashSet<>();
            for (String id : level.siblings()) {
                Place place = place(folders.get(id), level.parent(), taken);
                places.put(id, place);
                if (children.containsKey(id)) {
                    next.add(new Level(children.get(id), place));
                }
            }
        }
    }

    private static Place place(Folder folder, Place parent, Set<String> taken) {
        int used = parent.directory().getBytes(UTF_8).length;
        int room = Math.max(SHORT, Math.min(SafeName.LONGEST, COMFORTABLE - used));
        String name = SafeName.directory(folder.name(), room);
        String mark = " (" + SafeName.file(folder.id()) + ")";
        while (!taken.add(SafeName.fold(name))) {
            name = SafeName.shortened(name, room - mark.getBytes(UTF_8).length) + mark;
        }
        String directory = parent.directory().isEmpty() ? name : parent.directory() + "/" + name;
        String path = parent.path().isEmpty() ? folder.name() : parent.path() + "/" + folder.name();
        return new Place(directory.getBytes(UTF_8).length > LONGEST ? ORPHANED : directory, path);
    }

    private void follow(String start) {
        Set<String> seen = new LinkedHashSet<>();
        String at = start;
        while (seen.add(at)) {
            at = folders.get(at).parent().orElseThrow();
        }
        List<String> cycle = new ArrayList<>(seen);
        cycle = cycle.subList(cycle.indexOf(at), cycle.size());
        if (cycles.stream().noneMatch(new HashSet<>(cycle)::containsAll)) {
            cycles.add(List.copyOf(cycle));
        }
    }

    /** Where a folder lies; empty for one that does not exist or that no root leads to. */
    Optional<Place> of(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** The directory for what a folder holds. */
    String directory(Optional<String> id) {
        return id.flatMap(this::of).map(Place::directory).orElse(ORPHANED);
    }

    boolean has(String id) {
        return folders.containsKey(id);
    }

    Collection<Folder> all() {
        return folders.values();
    }

    /** Folders that lie in each other. */
    List<List<String>> cycles() {
        return cycles;
    }

    /** Folders whose parent is not there. */
    List<Folder> lost() {
        return lost;
    }

    /** These folders and all below them. */
    Set<String> within(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        List<String> next = new ArrayList<>(ids);
        while (!next.isEmpty()) {
            String id = next.remove(next.size() - 1);
            if (found.add(id)) {
                next.addAll(children.getOrDefault(id, List.of()));
            }
        }
        return found;
    }
}
