package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.pack.UnpackRequest.Strategy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which item a file is: what its {@code _metadata} says, held against its name, its directory and its content. */
final class Identity {
    /** Ids of new items begin so, which no id of Looker does. */
    static final String NEW = "new-";

    private final Export export;

    Identity(Export export) {
        this.export = export;
    }

    /** The item; empty when file and {@code _metadata} contradict each other. */
    Optional<ItemKey> of(String path, Map<?, ?> data, FileMetadata metadata, Faults faults) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Kind kind = metadata.kind();
        if (!export.metadata().original() && !kind.plural().equals(parent(path))) {
            faults.add(
                    "_metadata.content_type",
                    "a " + kind.singular() + " in a directory that is not called " + kind.plural()
                            + ". Correct one of them");
            return Optional.empty();
        }
        if (metadata.id().isEmpty()) {
            return Optional.of(new ItemKey(kind, newId(kind, name, data)));
        }
        String id = metadata.id().get();
        if (!FileNames.mayHold(name, kind, id) && !name.equals(id + FileNames.ENDING)) {
            faults.add(
                    "_metadata.db_id",
                    "db_id is " + id + ", the file of that item is called " + SafeName.file(id) + FileNames.ENDING
                            + ". For a new item, remove db_id");
            return Optional.empty();
        }
        return Optional.of(new ItemKey(kind, id));
    }

    /** Whether an edited item is still the one that its row says. */
    static void check(ItemKey key, Map<?, ?> data, Faults faults) {
        String field = key.kind().idField();
        Optional<String> inside = Values.text(data, field);
        if (inside.filter(id -> id.equals(key.id()) || id.equals(UnpackPlan.plain(key)))
                .isEmpty()) {
            faults.add(
                    field,
                    field + " is " + inside.orElse("missing") + ", db_id is " + key.id() + ". Correct one of them");
        }
    }

    private static String parent(String path) {
        String[] steps = path.split("/", -1);
        return steps.length < 2 ? "" : steps[steps.length - 2];
    }

    /** What people name themselves keeps its name; what Looker numbers gets an id that Looker never gives. */
    private static String newId(Kind kind, String file, Map<?, ?> data) {
        if (!kind.idField().equals("id") || kind == Kind.EXPLORE) {
            return Values.text(data, kind.idField()).orElse(NEW + stem(file));
        }
        return stem(file).startsWith(NEW) ? stem(file) : NEW + stem(file);
    }

    private static String stem(String file) {
        return file.substring(0, file.length() - FileNames.ENDING.length());
    }

    /** Gives a new item its id, and the folder whose directory it lies in. */
    void complete(String path, ItemKey key, Map<Object, Object> data, Faults faults) {
        data.put(key.kind().idField(), key.id());
        if (!key.kind().idField().equals("slug")) {
            data.remove("slug"); // Looker gives one; that of the item it was copied from would stand for that one
        }
        if (placed(path, key.kind())) {
            folder(path, faults).ifPresent(folder -> put(folder, key.kind(), data));
        }
    }

    /**
     * The folder that the item was in: as its row said or, in a row without such a column, its content. That has been edited
     * where it is not the one whose path the file was written with; then it is none that there is.
     */
    Optional<String> folderBefore(FileMetadata metadata, Map<?, ?> data) {
        return metadata.text("folder_id")
                .or(() -> metadata.text("folder_path")
                        .map(path -> Values.text(data, metadata.kind().folderField())
                                .filter(id -> export.folderPath(id).equals(path))
                                .orElse("")));
    }

    /**
     * The folder into whose directory the file of a known item was moved since it was written.
     *
     * @param before the folder that it was in; empty where that is not known
     */
    Optional<String> movedTo(String path, FileMetadata metadata, Optional<String> before, Faults faults) {
        boolean stays = metadata.id().isEmpty() || export.written(path).isPresent();
        if (stays || before.isEmpty() || !placed(path, metadata.kind())) {
            return Optional.empty();
        }
        return folder(path, faults).filter(folder -> !folder.equals(before.get()));
    }

    /** Puts an item into the folder to which its file was moved, unless the file says yet another one. */
    void move(String folder, Kind kind, Optional<String> before, Map<Object, Object> data, Faults faults) {
        String field = kind.folderField();
        String said = Values.text(data, field).orElse("");
        if (said.equals(folder) || said.equals(before.orElse(""))) {
            put(folder, kind, data);
        } else {
            faults.add(
                    field,
                    "the file lies in the directory of folder " + folder + ", but its " + field + " is " + said
                            + ". Correct one of them");
        }
    }

    private boolean placed(String path, Kind kind) {
        return export.metadata().strategy().equals(Strategy.FOLDER.word())
                && UnpackPlan.inFolders(kind)
                && !path.startsWith(FolderPaths.ORPHANED + "/");
    }

    private Optional<String> folder(String path, Faults faults) {
        String directory = directory(path);
        Optional<String> folder = export.folderOf(directory);
        if (folder.isEmpty()) {
            faults.add(
                    "",
                    "the directory " + (directory.isEmpty() ? "of the export" : directory)
                            + " is no folder of this export. Create the folder in Looker, extract and unpack again;"
                            + " or put the file elsewhere");
        }
        return folder;
    }

    private void put(String folder, Kind kind, Map<Object, Object> data) {
        data.put(kind.folderField(), folder);
        if (data.get("folder") instanceof Map<?, ?> map && !folder.equals(String.valueOf(map.get("id")))) {
            Map<Object, Object> other = new LinkedHashMap<>();
            other.put("name", export.folderName(folder));
            other.put("id", folder);
            data.put("folder", other);
        }
    }

    private String directory(String path) {
        int file = path.lastIndexOf('/');
        String directory = file < 0 ? "" : path.substring(0, file);
        if (export.metadata().original()) {
            return directory;
        }
        int kind = directory.lastIndexOf('/');
        return kind < 0 ? "" : directory.substring(0, kind);
    }
}
