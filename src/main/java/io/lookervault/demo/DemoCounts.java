package io.lookervault.demo;

import java.util.OptionalInt;

/**
 * How many of some kinds there are, where that does not follow from the dashboards. An {@linkplain DemoOptions#empty()
 * empty} instance holds none of them.
 *
 * @param looks looks outside the trash
 * @param folders shared folders; the roots and the personal folders of users come on top
 * @param users users, the administrator included
 * @param groups groups, "All Users" included
 * @param roles roles, the {@value #OWN_ROLES} that there always are included
 * @param merges tiles with a merge query; a dashboard has at most one, and more than there are dashboards are not made
 * @param sqlTiles tiles with a query in SQL, likewise
 */
public record DemoCounts(
        OptionalInt looks,
        OptionalInt folders,
        OptionalInt users,
        OptionalInt groups,
        OptionalInt roles,
        OptionalInt merges,
        OptionalInt sqlTiles) {
    static final int OWN_ROLES = 8;

    public DemoCounts {
        check("looks", looks, 0);
        check("folders", folders, 1);
        check("users", users, 1);
        check("groups", groups, 2);
        check("roles", roles, OWN_ROLES);
        check("merges", merges, 0);
        check("sqlTiles", sqlTiles, 0);
    }

    private static void check(String name, OptionalInt count, int least) {
        if (count.isPresent() && (count.getAsInt() < least || count.getAsInt() > DemoOptions.MOST)) {
            throw new IllegalArgumentException(
                    name + " must be " + least + " to " + DemoOptions.MOST + ", not " + count.getAsInt());
        }
    }

    /** All in proportion to the dashboards. */
    public static DemoCounts proportional() {
        OptionalInt open = OptionalInt.empty();
        return new DemoCounts(open, open, open, open, open, open, open);
    }

    public DemoCounts withLooks(int count) {
        return new DemoCounts(OptionalInt.of(count), folders, users, groups, roles, merges, sqlTiles);
    }

    public DemoCounts withFolders(int count) {
        return new DemoCounts(looks, OptionalInt.of(count), users, groups, roles, merges, sqlTiles);
    }

    public DemoCounts withUsers(int count) {
        return new DemoCounts(looks, folders, OptionalInt.of(count), groups, roles, merges, sqlTiles);
    }

    public DemoCounts withGroups(int count) {
        return new DemoCounts(looks, folders, users, OptionalInt.of(count), roles, merges, sqlTiles);
    }

    public DemoCounts withRoles(int count) {
        return new DemoCounts(looks, folders, users, groups, OptionalInt.of(count), merges, sqlTiles);
    }

    public DemoCounts withMerges(int count) {
        return new DemoCounts(looks, folders, users, groups, roles, OptionalInt.of(count), sqlTiles);
    }

    public DemoCounts withSqlTiles(int count) {
        return new DemoCounts(looks, folders, users, groups, roles, merges, OptionalInt.of(count));
    }
}
