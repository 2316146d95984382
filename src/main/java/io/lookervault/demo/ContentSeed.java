package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;

/** The index of dashboards and looks, the last few of each in the trash; and the LookML dashboards. */
final class ContentSeed {
    private static final long TAG = 1L << 56;

    private final World world;
    private final Sizes sizes;

    ContentSeed(World world) {
        this.world = world;
        this.sizes = world.sizes();
    }

    void plant() {
        for (int i = 1; i <= sizes.dashboards() + sizes.trash(); i++) {
            world.dashboards()
                    .seed(slim("d", i, Titles.content(i), world.slugs().of(TAG | i), i > sizes.dashboards()));
        }
        for (int i = 1; i <= sizes.looks() + sizes.trash(); i++) {
            world.looks().seed(slim("l", i, Titles.content(i * 7L + 3), "", i > sizes.looks()));
        }
        lookml("ecommerce", "business_pulse", "Business Pulse", 1);
        lookml("ecommerce", "customer_lookup", "Customer Lookup", 2);
        lookml("finance", "monthly_close", "Monthly Close", 3);
    }

    private Library.Slim slim(String kind, int number, String title, String slug, boolean deleted) {
        SplittableRandom r = world.dice().roll(kind, number);
        int user = 1 + r.nextInt(sizes.users());
        String folder = Integer.toString(3 + r.nextInt(sizes.sharedFolders()));
        if (r.nextInt(8) == 0) {
            String personal = Json.text(world.get("users", Integer.toString(user)), "personal_folder_id");
            folder = personal == null ? World.SHARED : personal;
        }
        return new Library.Slim(number, title, slug, folder, Integer.toString(user), Dice.past(r), deleted);
    }

    private void lookml(String model, String name, String title, int number) {
        String id = model + "::" + name;
        ObjectNode query = world.queries().make(Queries.LOOKML + number);
        ObjectNode tile = world.shape("DashboardElement")
                .blank(
                        "dashboard_id",
                        id,
                        "id",
                        id + "::1",
                        "title",
                        title,
                        "type",
                        "vis",
                        "query",
                        query,
                        "query_id",
                        query.path("id"),
                        "lookml_link_id",
                        null,
                        "alert_count",
                        0);
        world.table("lookml_dashboards")
                .put(
                        id,
                        world.shape("Dashboard")
                                .blank(
                                        "id",
                                        id,
                                        "title",
                                        title,
                                        "slug",
                                        null,
                                        "readonly",
                                        true,
                                        "folder_id",
                                        World.LOOKML,
                                        "model",
                                        Json.obj("id", model, "label", Lookml.label(model)),
                                        "dashboard_elements",
                                        Json.arr(tile),
                                        "preferred_viewer",
                                        "dashboards-next",
                                        "load_configuration",
                                        "prefetch_cache_run",
                                        "show_title",
                                        true,
                                        "url",
                                        "/dashboards/" + id));
    }
}
