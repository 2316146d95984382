package io.lookervault.content;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Looker lets others write a kind, and by what an item is recognised where its id means nothing. Source: the writable
 * fields of Looker's API 4.0 description, and the order in which its users restore content.
 *
 * @param path where items are made; an item is changed and deleted below it
 * @param whole whether a change replaces the whole item ({@code PUT}) or only what is sent ({@code PATCH})
 * @param body what is written with the item itself
 * @param links what is written once all items of all kinds are there, because it names items that may come later
 * @param keys natural keys, the surest first: paths joined by {@code +}; one that ends in {@code ?} may be empty
 * @param search the parameter that finds items by the first path of their last key, or empty where the list has none
 */
public record Writing(String path, boolean whole, Fields body, Fields links, List<String> keys, String search) {
    private static final String QUERY = "model view fields pivots fill_fields filters filter_expression sorts limit"
            + " column_limit total row_total subtotals vis_config(*) filter_config visible_ui_sections dynamic_fields"
            + " query_timezone";
    private static final String CONTENT = "folder_id+title";

    private static final Map<Kind, Writing> ALL = new EnumMap<>(Kind.class);

    static {
        add(Kind.LOOKML_MODEL, "name project_name allowed_db_connection_names{} unlimited_db_connections", "", "name");
        add(Kind.COLOR_COLLECTION, """
                label categoricalPalettes(label type colors) sequentialPalettes(label type stops(color offset))
                divergingPalettes(label type stops(color offset))""", "", "label");
        add(Kind.THEME, "name begin_at end_at settings+(*)", "", "name");
        add(Kind.USER_ATTRIBUTE, """
                name label type default_value value_is_hidden user_can_view user_can_edit hidden_value_domain_whitelist
                needed_for_ci_run value_for_ci_run""", "group_values(group_id value)", "name");
        add(Kind.PERMISSION_SET, "name permissions{}", "", "name");
        add(Kind.MODEL_SET, "name models{}", "", "name");
        add(
                Kind.ROLE,
                "name permission_set_id=permission_set.id model_set_id=model_set.id",
                "user_ids group_ids",
                "name");
        add(Kind.GROUP, "name can_add_to_content_metadata", "parent_group_ids user_ids", "name");
        add(Kind.USER, """
                first_name last_name is_disabled locale models_dir_validated can_manage_api3_creds""", """
                home_folder_id ui_state+(*) attribute_values(user_attribute_id value source)""", "email", "credentials_embed[].external_user_id", "service_account_name");
        add(Kind.FOLDER, "name parent_id", "", "parent_id+name");
        add(Kind.QUERY, QUERY, "", "");
        add(Kind.MERGE_QUERY, """
                column_limit dynamic_fields pivots sorts
                source_queries(merge_fields(field_name source_field_name) name query_id) total limit
                vis_config(*)""", "", "");
        add(Kind.SQL_QUERY, "connection_name=connection.name model_name sql vis_config(*)", "", "");
        add(Kind.LOOK, """
                title user_id description is_run_on_load public query_id folder_id deleted
                certification_metadata+(certification_status notes)""", "", CONTENT);
        add(Kind.DASHBOARD, """
                title description hidden query_timezone refresh_interval folder_id user_id slug preferred_viewer
                certification_metadata+(certification_status notes)
                alert_sync_with_dashboard_filter_enabled chat_enabled background_color crossfilter_enabled
                enable_viz_full_screen filters_bar_collapsed filters_location_top load_configuration lookml_link_id
                show_filters_bar show_title text_tile_text_color tile_background_color tile_text_color title_color
                appearance+(page_side_margins page_background_color tile_title_alignment tile_space_between
                tile_background_color tile_shadow key_color modern_vis2026) preserve_desktop_layout
                download_settings+(*) deleted
                dashboard_filters(name title type default_value model explore dimension row listens_to_filters{}
                allow_multiple_values required ui_config(*))
                dashboard_elements(body_text look_id merge_result_id note_display note_state note_text query_id
                filter_id refresh_interval
                result_maker+(dynamic_fields filterables{}(model view name listen{}(dashboard_filter_name field)) sorts total
                sql_query_id vis_config(*))
                subtitle_text title title_hidden title_text type rich_content_json extension_id aria_description
                certification_metadata+(certification_status notes))
                dashboard_layouts(type active column_width width label description order
                dashboard_layout_components(row column width height deleted granular_row granular_column granular_width
                granular_height))""", "", "slug", CONTENT);
        add(Kind.BOARD, """
                title description user_id
                board_sections(title description
                board_items(custom_description custom_title custom_url dashboard_id look_id lookml_dashboard_id
                use_custom_description use_custom_title use_custom_url use_custom_image))""", "", "title+user_id");
        add(Kind.SCHEDULED_PLAN, """
                name user_id run_as_recipient enabled look_id dashboard_id lookml_dashboard_id filters_string
                dashboard_filters require_results require_no_results require_change send_all_results crontab datagroup
                timezone scheduled_plan_destination{}(format apply_formatting apply_vis address type parameters message)
                include_links include_dashboard_summary custom_url_base custom_url_params custom_url_label
                show_custom_url pdf_paper_size pdf_landscape embed color_theme long_tables pdf_page_breaks tab_ids
                inline_table_width query_id""", "", "name+user_id+dashboard_id?+look_id?+lookml_dashboard_id?+query_id?");
        add(
                Kind.ALERT,
                """
                applied_dashboard_filters{}(filter_title field_name filter_value) comparison_type cron custom_url_base
                custom_url_params custom_url_label show_custom_url custom_title dashboard_element_id description
                enhancements destinations{}+(*) field(title name filter{}(field_name field_value filter_value)) is_disabled
                disabled_reason is_public investigative_content_type investigative_content_id lookml_dashboard_id
                lookml_link_id owner_id threshold time_series_condition_state""",
                "",
                "custom_title?+owner_id+dashboard_element_id?+lookml_dashboard_id?+lookml_link_id?+field.name?");
        add(Kind.CONTENT_ACCESS, "", "access(group_id user_id permission_type)", "folder_id?+homepage_id?");
    }

    private static void add(Kind kind, String body, String links, String... keys) {
        String path = switch (kind) {
            case CONTENT_ACCESS -> "/content_metadata";
            default -> "/" + kind.plural();
        };
        List<String> usable = new ArrayList<>(List.of(keys));
        usable.removeIf(String::isEmpty);
        String search = switch (kind) {
            case FOLDER, GROUP, ROLE, PERMISSION_SET, MODEL_SET -> "name";
            case LOOK, DASHBOARD, BOARD -> "title";
            default -> "";
        };
        ALL.put(
                kind,
                new Writing(path, kind == Kind.ALERT, Fields.of(body), Fields.of(links), List.copyOf(usable), search));
    }

    /** How the kind is written; empty where only something else than the API makes it, such as LookML for explores. */
    public static Optional<Writing> of(Kind kind) {
        return Optional.ofNullable(ALL.get(kind));
    }

    /**
     * The natural keys of an item, as text: two items of a kind are the same where one of these is. What is no part of a key
     * because a path of it is empty is left out.
     */
    public List<String> keysOf(Map<String, Object> data) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            key(keys.get(i), data).map((i + ":")::concat).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> key(String paths, Map<String, Object> data) {
        StringBuilder key = new StringBuilder();
        for (String path : paths.split("\\+", -1)) {
            boolean optional = path.endsWith("?");
            Optional<String> value = Values.text(data, optional ? path.substring(0, path.length() - 1) : path);
            if (value.isEmpty() && !optional) {
                return Optional.empty();
            }
            String text = value.orElse("");
            key.append(text.length()).append(':').append(text);
        }
        return Optional.of(key.toString());
    }
}
