package io.lookervault.demo;

import java.util.Optional;

/** The ids of content metadata: computed from the id of what they belong to, and back. */
enum MetaId {
    BOARD("boards", 0),
    DASHBOARD("dashboards", 1),
    LOOK("looks", 2),
    FOLDER("folders", 3);

    private final String kind;
    private final int tag;

    MetaId(String kind, int tag) {
        this.kind = kind;
        this.tag = tag;
    }

    /** An item that has content metadata. */
    record Owner(String kind, String id) {}

    String of(String id) {
        long number = id.equals(World.LOOKML) ? 0 : Long.parseLong(id);
        return Long.toString(number * values().length + tag);
    }

    static Optional<Owner> owner(String metaId) {
        if (!Table.isNumber(metaId)) {
            return Optional.empty();
        }
        long value = Long.parseLong(metaId);
        MetaId type = values()[(int) (value % values().length)];
        long number = value / values().length;
        return Optional.of(new Owner(type.kind, type == FOLDER && number == 0 ? World.LOOKML : Long.toString(number)));
    }
}
