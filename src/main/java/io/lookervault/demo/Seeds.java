package io.lookervault.demo;

/** Fills a new world, in the order in which its kinds depend on each other. */
final class Seeds {
    private final World world;

    Seeds(World world) {
        this.world = world;
    }

    void plant() {
        new ModelSeed(world).plant();
        new StyleSeed(world).plant();
        new RoleSeed(world).plant();
        new PeopleSeed(world).plant();
        new FolderSeed(world).plant();
        new SqlSeed(world).plant();
        new ContentSeed(world).plant();
        if (!world.sizes().empty()) {
            new BoardSeed(world).plant();
            new PlanSeed(world).plant();
            new AlertSeed(world).plant();
        }
        new AccessSeed(world).plant();
    }
}
