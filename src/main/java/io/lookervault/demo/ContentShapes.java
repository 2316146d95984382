package io.lookervault.demo;

/** The types of dashboards and looks, folders and boards. */
final class ContentShapes {
    static final String TEXT = """
            Dashboard = can*:map content_favorite_id* content_metadata_id* description hidden:b id*:s model*:LookModel
              query_timezone readonly*:b refresh_interval refresh_interval_to_i*:i? folder:FolderBase title!
              user_id@users slug preferred_viewer certification_metadata:Certification
              alert_sync_with_dashboard_filter_enabled:b chat_enabled:b background_color created_at*:d?
              crossfilter_enabled:b dashboard_elements*:[DashboardElement] dashboard_filters*:[DashboardFilter]
              dashboard_layouts*:[DashboardLayout] deleted:b deleted_at*:d? deleter_id* edit_uri*
              enable_viz_full_screen:b favorite_count*:i? filters_bar_collapsed:b filters_location_top:b
              last_accessed_at*:d? last_viewed_at*:d? updated_at*:d? last_updater_id* last_updater_name* user_name*
              load_configuration lookml_link_id show_filters_bar:b? show_title:b? folder_id!@folders
              text_tile_text_color tile_background_color tile_text_color title_color view_count*:i?
              appearance:DashboardAppearance usage_count*:i? is_owner_disabled*:b url* preserve_desktop_layout:b
              download_settings:DashboardDownloadSettings
            DashboardBase = can*:map content_favorite_id* content_metadata_id* description* hidden*:b id*:s
              model*:LookModel query_timezone* readonly*:b refresh_interval* refresh_interval_to_i*:i?
              folder*:FolderBase title* user_id* slug* preferred_viewer* certification_metadata*:Certification
            DashboardAppearance = page_side_margins:i? page_background_color tile_title_alignment tile_space_between:i?
              tile_background_color tile_shadow:b? key_color modern_vis2026:b?
            DashboardDownloadSettings = format_option value_options result_options limit_options rows_limit:i?
              columns_limit:i?
            LookModel = id*:s label*
            Certification = certification_status ui_status* user_name* notes updated_at*:d?
            LookWithQuery = can*:map content_metadata_id* id*:s title! user_id@users
              certification_metadata:Certification content_favorite_id* created_at*:d? deleted:b deleted_at*:d?
              deleter_id* description embed_url* excel_file_url* favorite_count*:i? google_spreadsheet_formula*
              image_embed_url* is_run_on_load:b last_accessed_at*:d? last_updater_id* last_viewed_at*:d?
              model*:LookModel public:b public_slug* public_url* query_id@queries short_url* folder:FolderBase
              folder_id!@folders updated_at*:d? user_name* view_count*:i? usage_count*:i? is_owner_disabled*:b
              query:Query url*
            FolderBase = name!:s parent_id id*:s content_metadata_id* created_at*:d? creator_id* child_count*:i?
              external_id* is_embed*:b is_embed_shared_root*:b is_embed_users_root*:b is_personal*:b
              is_personal_descendant*:b is_shared_root*:b is_users_root*:b can*:map
            FolderWrite = name!:s parent_id!:s@folders
            Board = can*:map content_metadata_id* created_at*:d? deleted_at:d? description
              board_sections*:[BoardSection] id*:s section_order:[s]? title! updated_at*:d? user_id@users
              primary_homepage*:b
            BoardSection = can*:map created_at*:d? deleted_at:d? description board_id!@boards
              board_items*:[BoardItem] id*:s item_order:[s]? visible_item_order*:[s]? title updated_at*:d?
            BoardItem = can*:map content_created_by* content_favorite_id* content_metadata_id* content_updated_at*
              custom_description custom_title custom_url dashboard_id@dashboards description* favorite_count*:i?
              board_section_id!@board_sections id*:s image_url* location* look_id@looks
              lookml_dashboard_id@lookml_dashboards order:i? title* url*:s use_custom_description:b use_custom_title:b
              use_custom_url:b view_count*:i? custom_image_data_base64+ custom_image_url* use_custom_image:b
            ContentMeta = can*:map id*:s name* parent_id* dashboard_id* look_id* folder_id* homepage_id* agent_id*
              content_type* inherits:b inheriting_id* slug*
            ContentMetaGroupUser = can*:map id*:s content_metadata_id! permission_type!:view|edit group_id@groups
              user_id@users
            """;

    static final String TILES = """
            DashboardElement = can*:map body_text body_text_as_html* dashboard_id!@dashboards dashboard_layout_id
              edit_uri* id*:s look:LookWithQuery look_id@looks lookml_link_id* merge_result_id@merge_queries
              note_display note_state note_text note_text_as_html* query:Query query_id@queries filter_id
              refresh_interval refresh_interval_to_i*:i? result_maker:ResultMaker result_maker_id subtitle_text title
              title_hidden:b title_text type alert_count*:i? rich_content_json title_text_as_html*
              subtitle_text_as_html* extension_id aria_description certification_metadata:Certification
            ResultMaker = id*:s dynamic_fields filterables:[Filterable]? sorts:[s]? merge_result_id@merge_queries
              total:b query_id* sql_query_id@sql_queries query:Query vis_config:map?
            Filterable = model view name listen:[Listen]?
            Listen = dashboard_filter_name field
            DashboardFilter = can*:map id*:s dashboard_id* name title type default_value model explore dimension
              field*:map? row:i? listens_to_filters:[s]? allow_multiple_values:b required:b ui_config:map?
            DashboardFilterNew = dashboard_id!@dashboards name! title! type! default_value model explore dimension
              row:i? listens_to_filters:[s]? allow_multiple_values:b required:b ui_config:map?
            DashboardLayout = can*:map id*:s dashboard_id!@dashboards type active:b column_width:i? width:i? deleted*:b
              dashboard_title* dashboard_layout_components*:[DashboardLayoutComponent] label description order:i?
              lookml_link_id
            DashboardLayoutComponent = can*:map id*:s dashboard_layout_id dashboard_element_id row:i? column:i?
              width:i? height:i? deleted:b element_title* element_title_hidden*:b vis_type* granular_row:i?
              granular_column:i? granular_width:i? granular_height:i?
            Query = can*:map id*:s model!:s view!:s fields:[s]? pivots:[s]? fill_fields:[s]? filters:texts?
              filter_expression sorts:[s]? limit column_limit total:b? row_total subtotals:[s]? vis_config:map?
              filter_config:map? visible_ui_sections slug* dynamic_fields client_id share_url* expanded_share_url* url*
              query_timezone has_table_calculations*:b
            MergeQuery = can*:map column_limit dynamic_fields id*:s pivots:[s]? result_maker_id* sorts:[s]?
              source_queries!:[MergeSource]? total:b limit vis_config:map?
            MergeSource = merge_fields:[MergeField]? name query_id@queries query_slug@queries
            MergeField = field_name source_field_name
            SqlQuery = can*:map slug*:s last_runtime*:n? run_count*:i browser_limit*:i sql*:s last_run_at*
              connection*:map? model_name creator*:map? explore_url* plaintext*:b vis_config:map? result_maker_id
            SqlQueryNew = connection_name@connections connection_id model_name@lookml_models sql vis_config:map?
            """;

    private ContentShapes() {}
}
