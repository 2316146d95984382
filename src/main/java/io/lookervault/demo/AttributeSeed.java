package io.lookervault.demo;

/** User attributes: those of every instance, then a company's own with values for groups and users. */
final class AttributeSeed {
    private final World world;
    private final Sizes sizes;

    AttributeSeed(World world) {
        this.world = world;
        this.sizes = world.sizes();
    }

    void plant() {
        attribute("email", "Email", "string", "", true);
        attribute("first_name", "First Name", "string", "", true);
        attribute("locale", "Locale", "string", "en", true);
        attribute("landing_page", "Landing Page", "relative_url", "/browse", true);
        if (sizes.empty()) {
            return;
        }
        attribute("region", "Region", "string", "EMEA", false);
        attribute("allowed_countries", "Allowed Countries", "advanced_filter_string", "%, NULL", false);
        attribute("warehouse_schema", "Warehouse Schema", "string", null, false);
        attribute("cost_center", "Cost Center", "number", "100", false);
        world.table("user_attributes")
                .put(
                        "7",
                        Shape.set(
                                Json.copy(world.get("user_attributes", "7")),
                                "value_is_hidden",
                                true,
                                "user_can_view",
                                false,
                                "hidden_value_domain_whitelist",
                                "*.example.com"));
        for (int i = 0; i < 8; i++) {
            int rank = 1 + i / 4;
            groupValue(Integer.toString(5 + i % 4), Integer.toString(2 + (i * 2 + rank) % (sizes.groups() - 1)), rank);
        }
        for (int user = 2; user <= sizes.users(); user += 9) {
            String key = user + ":5";
            world.table("user_values")
                    .put(
                            key,
                            Json.obj(
                                    "user_id",
                                    Integer.toString(user),
                                    "user_attribute_id",
                                    "5",
                                    "value",
                                    "Region " + user));
        }
    }

    private void attribute(String name, String label, String type, String value, boolean system) {
        String id = world.table("user_attributes").nextId();
        world.table("user_attributes")
                .put(
                        id,
                        world.shape("UserAttribute")
                                .blank(
                                        "id",
                                        id,
                                        "name",
                                        name,
                                        "label",
                                        label,
                                        "type",
                                        type,
                                        "default_value",
                                        value,
                                        "is_system",
                                        system,
                                        "is_permanent",
                                        system,
                                        "user_can_view",
                                        true,
                                        "user_can_edit",
                                        !system));
    }

    private void groupValue(String attribute, String group, int rank) {
        Table values = world.table("group_values");
        String id = values.nextId();
        boolean hidden =
                world.get("user_attributes", attribute).path("value_is_hidden").asBoolean();
        values.put(
                id,
                world.shape("GroupValue")
                        .blank(
                                "id",
                                id,
                                "group_id",
                                group,
                                "user_attribute_id",
                                attribute,
                                "value_is_hidden",
                                hidden,
                                "rank",
                                rank,
                                "value",
                                hidden ? null : "value " + rank + " of group " + group));
    }
}
