package io.lookervault.demo;

/** The types of schedules, alerts, themes, colours, models, connections and projects. */
final class OtherShapes {
    static final String TEXT = """
            ScheduledPlan = name! user_id@users run_as_recipient:b enabled:b look_id@looks dashboard_id@dashboards
              lookml_dashboard_id@lookml_dashboards filters_string dashboard_filters require_results:b
              require_no_results:b require_change:b send_all_results:b crontab datagroup timezone
              scheduled_plan_destination!:[Destination]? run_once:b include_links:b include_dashboard_summary:b
              custom_url_base custom_url_params custom_url_label show_custom_url:b pdf_paper_size pdf_landscape:b
              embed:b color_theme long_tables:b pdf_page_breaks:b tab_ids:[s]? inline_table_width:i? query_id@queries
              id*:s created_at*:d? updated_at*:d? title* user*:UserPublic next_run_at*:d? last_run_at*:d? can*:map
            Destination = id*:s scheduled_plan_id format apply_formatting:b apply_vis:b address looker_recipient*:b
              type parameters secret_parameters+ message
            Alert = applied_dashboard_filters:[AlertFilter]?
              comparison_type!:EQUAL_TO|GREATER_THAN|GREATER_THAN_OR_EQUAL_TO|LESS_THAN|LESS_THAN_OR_EQUAL_TO|INCREASES_BY|DECREASES_BY|CHANGES_BY
              cron!:s query_id@queries custom_url_base custom_url_params custom_url_label show_custom_url:b
              custom_title dashboard_element_id@dashboard_elements description enhancements
              destinations!:[AlertDestination]? field!:AlertField followed*:b followable*:b id*:s is_disabled:b
              disabled_reason is_public:b investigative_content_type investigative_content_id
              investigative_content_title* lookml_dashboard_id lookml_link_id owner_id!:s@users owner_display_name*
              threshold!:n time_series_condition_state:AlertState
            AlertFilter = filter_title! field_name!:s filter_value!:s filter_description*
            AlertDestination = destination_type!:EMAIL|ACTION_HUB email_address action_hub_integration_id
              action_hub_form_params_json
            AlertField = title!:s name!:s filter:[AlertFieldFilter]?
            AlertFieldFilter = field_name!:s field_value!:any filter_value
            AlertState = previous_time_series_id latest_time_series_id
            AlertPatch = owner_id@users is_disabled:b? disabled_reason is_public:b? threshold:n? enhancements
            Theme = can*:map begin_at:d? end_at:d? id*:s name!:s settings!:ThemeSettings
            ThemeSettings = background_color:s base_font_size color_collection_id:s@color_collections font_color
              font_family:s font_source info_button_color:s primary_button_color:s show_filters_bar:b show_title:b
              text_tile_text_color:s tile_background_color:s text_tile_background_color:s tile_text_color:s
              title_color:s warn_button_color:s tile_title_alignment:s tile_shadow:b show_last_updated_indicator:b
              show_reload_data_icon:b show_dashboard_menu:b show_filters_toggle:b show_dashboard_header:b
              center_dashboard_title:b dashboard_title_font_size:s box_shadow:s page_margin_top:s page_margin_bottom:s
              page_margin_sides:s show_explore_header:b show_explore_title:b show_explore_last_run:b
              show_explore_timezone:b show_explore_run_stop_button:b show_explore_actions_button:b show_look_header:b
              show_look_title:b show_look_last_run:b show_look_timezone:b show_look_run_stop_button:b
              show_look_actions_button:b tile_title_font_size:s column_gap_size:s row_gap_size:s border_radius:s
            ColorCollection = id*:s label!:s categoricalPalettes:[DiscretePalette] sequentialPalettes:[ContinuousPalette]
              divergingPalettes:[ContinuousPalette]
            DiscretePalette = id*:s label type:s colors:[s]
            ContinuousPalette = id*:s label type:s stops:[ColorStop]
            ColorStop = color:s offset:i
            LookmlModel = can*:map allowed_db_connection_names:[s]? explores*:[NavExplore]? has_content*:b label* name!
              project_name! unlimited_db_connections:b
            NavExplore = name* description* label* hidden*:b group_label*
            Project = can*:map id*:s name!:s uses_git*:b is_git_dev_locked*:b git_remote_url git_username
              git_password+ git_production_branch_name:s use_git_cookie_auth:b git_username_user_attribute
              git_password_user_attribute git_service_name git_application_server_http_port:i?
              git_application_server_http_scheme deploy_secret+ unset_deploy_secret:b
              pull_request_mode:off|links|recommended|required validation_required:b git_release_mgmt_enabled:b
              allow_warnings:b is_example*:b has_production_counterpart*:b dependency_status
            Connection = can*:map name!:s dialect*:map? snippets*:[map] pdts_enabled*:b named_driver_version_requested
              named_driver_version_actual* host port username password+ has_password*:b uses_oauth*:b
              uses_key_pair_auth:b uses_instance_oauth*:b uses_service_auth*:b certificate+ file_type+ database
              db_timezone query_timezone schema max_connections:i? max_queries:i? max_queries_per_user:i?
              max_billing_gigabytes ssl:b verify_ssl:b tmp_db_name tmp_db_host jdbc_additional_params pool_timeout:i?
              dialect_name supports_data_studio_link*:b created_at* user_id* example*:b user_db_credentials:b?
              user_attribute_fields:[s]? maintenance_cron last_regen_at* last_reap_at* sql_runner_precache_tables:b
              sql_writing_with_info_schema:b after_connect_statements pdt_context_override*:map? managed*:b
              custom_local_port:i? tunnel_id uses_tns:b? pdt_concurrency:i? disable_context_comment:b?
              oauth_application_id always_retry_failed_builds:b? uses_application_default_credentials:b?
              impersonated_service_account cost_estimate_enabled:b? pdt_api_control_enabled:b? connection_pooling:b
              default_bq_connection*:b bq_storage_project_id bq_roles_verified:b? p4sa_name* query_holding_disabled:b
              service_name
            Session = can*:map workspace_id sudo_user_id*
            """;

    private OtherShapes() {}
}
