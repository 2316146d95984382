package io.lookervault.demo;

import java.util.List;

/** Permission sets, model sets and roles: the built-in ones, then a company's own. */
final class RoleSeed {
    static final List<String> PERMISSIONS = List.of(
            "access_data",
            "see_lookml_dashboards",
            "see_looks",
            "see_user_dashboards",
            "explore",
            "create_table_calculations",
            "create_custom_fields",
            "save_content",
            "save_dashboards",
            "save_looks",
            "create_public_looks",
            "download_with_limit",
            "download_without_limit",
            "schedule_look_emails",
            "schedule_external_look_emails",
            "create_alerts",
            "follow_alerts",
            "send_to_s3",
            "send_to_sftp",
            "send_outgoing_webhook",
            "see_sql",
            "see_lookml",
            "develop",
            "deploy",
            "support_access_toggle",
            "use_sql_runner",
            "clear_cache_refresh",
            "manage_spaces",
            "manage_homepage",
            "manage_models",
            "manage_stereo",
            "see_schedules",
            "see_alerts",
            "see_users",
            "see_system_activity",
            "administer");
    private static final List<String> VIEWER =
            List.of("access_data", "see_lookml_dashboards", "see_looks", "see_user_dashboards");

    private final World world;

    RoleSeed(World world) {
        this.world = world;
    }

    void plant() {
        permissions("Admin", PERMISSIONS, true);
        permissions("Developer", PERMISSIONS.subList(0, 27), false);
        permissions("User", PERMISSIONS.subList(0, 14), false);
        permissions("Viewer", VIEWER, false);
        models("All", List.of(), true);
        role("Admin", "1", "1", true);
        role("Developer", "2", "1", false);
        role("User", "3", "1", false);
        role("Viewer", "4", "1", false);
        if (!world.sizes().empty()) {
            permissions("Explorers (no download)", PERMISSIONS.subList(0, 9), false);
            permissions("Schedule admins", List.of("access_data", "see_looks", "see_schedules"), false);
            models("Ecommerce only", List.of("ecommerce"), false);
            models("Finance & Ops", List.of("finance", "internal_ops"), false);
            role("Sales Viewer", "4", "2", false);
            role("Finance Analyst", "5", "3", false);
            role("Support / EMEA", "3", "2", false);
            role("Scheduler", "6", "1", false);
            more();
        }
        world.roleUsers().add("1", World.ADMIN);
    }

    private void more() {
        for (int i = DemoCounts.OWN_ROLES + 1; i <= world.sizes().roles(); i++) {
            role(Titles.folder(i) + " role " + i, Integer.toString(2 + i % 5), Integer.toString(1 + i % 3), false);
        }
    }

    private void permissions(String name, List<String> permissions, boolean builtIn) {
        Table sets = world.table("permission_sets");
        String id = sets.nextId();
        sets.put(
                id,
                world.shape("PermissionSet")
                        .blank(
                                "all_access",
                                builtIn,
                                "built_in",
                                builtIn,
                                "id",
                                id,
                                "name",
                                name,
                                "permissions",
                                permissions,
                                "url",
                                "/api/4.0/permission_sets/" + id));
    }

    private void models(String name, List<String> models, boolean builtIn) {
        Table sets = world.table("model_sets");
        String id = sets.nextId();
        sets.put(
                id,
                world.shape("ModelSet")
                        .blank(
                                "all_access",
                                builtIn,
                                "built_in",
                                builtIn,
                                "id",
                                id,
                                "models",
                                models,
                                "name",
                                name,
                                "url",
                                "/api/4.0/model_sets/" + id));
    }

    private void role(String name, String permissionSet, String modelSet, boolean internal) {
        Table roles = world.table("roles");
        String id = roles.nextId();
        roles.put(
                id,
                world.shape("Role")
                        .blank(
                                "id",
                                id,
                                "name",
                                name,
                                "internal",
                                internal,
                                "url",
                                "/api/4.0/roles/" + id,
                                "users_url",
                                "/api/4.0/roles/" + id + "/users",
                                "permission_set_id",
                                permissionSet,
                                "model_set_id",
                                modelSet));
    }
}
