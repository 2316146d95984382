package io.lookervault.demo;

import java.util.SplittableRandom;

/** Who may see what: grants of the roots, of one shared folder in ten, and of some boards. */
final class AccessSeed {
    private static final int EVERY = 10;

    private final World world;

    AccessSeed(World world) {
        this.world = world;
    }

    void plant() {
        restrict(MetaId.FOLDER.of(World.SHARED));
        grant(MetaId.FOLDER.of(World.SHARED), "edit", World.ALL_USERS, null);
        restrict(MetaId.FOLDER.of(World.USERS));
        grant(MetaId.FOLDER.of(World.USERS), "view", World.ALL_USERS, null);
        restrict(MetaId.FOLDER.of(World.LOOKML));
        grant(MetaId.FOLDER.of(World.LOOKML), "view", World.ALL_USERS, null);
        for (int i = EVERY; i <= world.sizes().sharedFolders(); i += EVERY) {
            own(MetaId.FOLDER.of(Integer.toString(i + 2)), i);
        }
        for (int i = 2; i <= world.sizes().boards(); i += 3) {
            own(MetaId.BOARD.of(Integer.toString(i)), i);
        }
    }

    private void own(String meta, int number) {
        SplittableRandom r = world.dice().roll("access", number);
        restrict(meta);
        grant(meta, "view", Integer.toString(2 + r.nextInt(world.sizes().groups() - 1)), null);
        grant(meta, "edit", null, Integer.toString(1 + r.nextInt(world.sizes().users())));
    }

    private void restrict(String meta) {
        world.restricted().add(meta);
    }

    private void grant(String meta, String permission, String group, String user) {
        String id = world.table("access").nextId();
        world.table("access")
                .put(
                        id,
                        world.shape("ContentMetaGroupUser")
                                .blank(
                                        "id",
                                        id,
                                        "content_metadata_id",
                                        meta,
                                        "permission_type",
                                        permission,
                                        "group_id",
                                        group,
                                        "user_id",
                                        user));
    }
}
