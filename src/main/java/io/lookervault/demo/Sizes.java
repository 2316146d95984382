package io.lookervault.demo;

/** How many of each kind there are, and how things are spread over the dashboards. */
record Sizes(int dashboards, boolean empty) {
    static Sizes of(DemoOptions options) {
        return new Sizes(options.empty() ? 0 : options.dashboards(), options.empty());
    }

    private int some(int fixed, int per) {
        return empty ? 0 : fixed + dashboards / per;
    }

    int looks() {
        return dashboards / 2;
    }

    int trash() {
        return dashboards == 0 ? 0 : Math.min(20, 2 + dashboards / 100);
    }

    int sharedFolders() {
        return some(10, 25);
    }

    int users() {
        return empty ? 1 : some(10, 40);
    }

    int groups() {
        return empty ? 1 : some(5, 100);
    }

    int boards() {
        return some(2, 100);
    }

    Spread tiledLooks() {
        return new Spread(looks() * 4 / 5, dashboards, 0);
    }

    Spread merges() {
        return new Spread(dashboards < 10 ? 0 : Math.max(4, dashboards / 20), dashboards, 1);
    }

    Spread sqlTiles() {
        return new Spread(dashboards < 10 ? 0 : Math.max(2, Math.min(50, dashboards / 100)), dashboards, 2);
    }

    Spread alerts() {
        return new Spread(dashboards < 10 ? Math.min(1, dashboards) : Math.max(2, dashboards / 50), dashboards, 3);
    }

    Spread plans() {
        return new Spread(dashboards < 10 ? Math.min(1, dashboards) : Math.max(3, dashboards / 20), dashboards, 0);
    }
}
