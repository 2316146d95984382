package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The roots, a nested tree of shared folders, and one personal folder for each user. */
final class FolderSeed {
    private static final int DEEPEST = 8;

    private final World world;

    FolderSeed(World world) {
        this.world = world;
    }

    void plant() {
        root(World.SHARED, "Shared", "is_shared_root");
        root(World.USERS, "Users", "is_users_root");
        root(World.LOOKML, "LookML Dashboards", "");
        Map<Integer, Integer> depth = new HashMap<>();
        int count = world.sizes().sharedFolders();
        for (int i = 1; i <= count; i++) {
            SplittableRandom r = world.dice().roll("folder", i);
            int parent = i <= 5 ? 0 : i % 4 != 0 ? i - 1 : 1 + r.nextInt(i - 1);
            while (parent > 0 && depth.get(parent) >= DEEPEST) {
                parent = r.nextInt(i);
            }
            depth.put(i, parent == 0 ? 1 : depth.get(parent) + 1);
            String above = parent == 0 ? World.SHARED : Integer.toString(parent + 2);
            put(folder(Integer.toString(i + 2), Titles.folder(i), above, creator(r)));
        }
        world.table("users")
                .all()
                .filter(it -> it.path("personal_folder_id").isTextual())
                .forEach(this::personal);
        countChildren(world);
    }

    private String creator(SplittableRandom r) {
        return Integer.toString(1 + r.nextInt(world.sizes().users()));
    }

    private void root(String id, String name, String flag) {
        ObjectNode doc = folder(id, name, null, null);
        if (!flag.isEmpty()) {
            doc.put(flag, true);
        }
        put(doc);
    }

    private void personal(ObjectNode user) {
        String id = user.path("personal_folder_id").asText();
        put(folder(
                        id,
                        user.path("display_name").asText(),
                        World.USERS,
                        user.path("id").asText())
                .put("is_personal", true));
    }

    private ObjectNode folder(String id, String name, String parent, String creator) {
        return world.shape("FolderBase")
                .blank(
                        "name",
                        name,
                        "parent_id",
                        parent,
                        "id",
                        id,
                        "content_metadata_id",
                        MetaId.FOLDER.of(id),
                        "created_at",
                        Dice.past(world.dice().roll("folder made", id.hashCode())),
                        "creator_id",
                        creator,
                        "child_count",
                        0);
    }

    private void put(ObjectNode doc) {
        world.table("folders").put(doc.path("id").asText(), doc);
    }

    /** Writes the number of children into each folder. */
    static void countChildren(World world) {
        Map<String, Integer> counts = new HashMap<>();
        Table folders = world.table("folders");
        folders.all().forEach(it -> counts.merge(it.path("parent_id").asText(), 1, Integer::sum));
        for (String id : folders.ids()) {
            int count = counts.getOrDefault(id, 0);
            if (folders.peek(id, "child_count").asInt() != count) {
                folders.put(id, Json.copy(world.get("folders", id)).put("child_count", count));
            }
        }
    }
}
