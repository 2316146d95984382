package io.lookervault.demo;

/** How many of each kind there are, and how things are spread over the dashboards. */
record Sizes(int dashboards, DemoCounts counts, boolean empty) {
    static Sizes of(DemoOptions options) {
        return options.empty()
                ? new Sizes(0, DemoCounts.proportional(), true)
                : new Sizes(options.dashboards(), options.counts(), false);
    }

    private int some(int fixed, int per) {
        return empty ? 0 : fixed + dashboards / per;
    }

    int looks() {
        return counts.looks().orElse(dashboards / 2);
    }

    int trash() {
        return dashboards == 0 ? 0 : Math.min(20, 2 + dashboards / 100);
    }

    int sharedFolders() {
        return counts.folders().orElse(some(10, 25));
    }

    int users() {
        return counts.users().orElse(empty ? 1 : some(10, 40));
    }

    int groups() {
        return counts.groups().orElse(empty ? 1 : some(5, 100));
    }

    int roles() {
        return counts.roles().orElse(empty ? 4 : DemoCounts.OWN_ROLES);
    }

    int boards() {
        return some(2, 100);
    }

    Spread tiledLooks() {
        return new Spread(looks() * 4 / 5, dashboards, 0);
    }

    Spread merges() {
        return new Spread(
                Math.min(dashboards, counts.merges().orElse(dashboards < 10 ? 0 : Math.max(4, dashboards / 20))),
                dashboards,
                1);
    }

    Spread sqlTiles() {
        return new Spread(
                Math.min(
                        dashboards,
                        counts.sqlTiles().orElse(dashboards < 10 ? 0 : Math.max(2, Math.min(50, dashboards / 100)))),
                dashboards,
                2);
    }

    Spread alerts() {
        return new Spread(dashboards < 10 ? Math.min(1, dashboards) : Math.max(2, dashboards / 50), dashboards, 3);
    }

    Spread plans() {
        return new Spread(dashboards < 10 ? Math.min(1, dashboards) : Math.max(3, dashboards / 20), dashboards, 0);
    }
}
