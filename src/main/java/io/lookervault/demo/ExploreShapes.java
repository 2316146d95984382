package io.lookervault.demo;

/** The types of an explore's detail. They are read-only as a whole. */
final class ExploreShapes {
    static final String TEXT = """
            Explore = id*:s name* description* label* title* scopes*:[s]? can_total*:b can_develop*:b can_see_lookml*:b
              lookml_link* can_save*:b can_explain*:b can_pivot_in_db*:b can_subtotal*:b has_timezone_support*:b
              self_service_explore_data*:map? supports_cost_estimate*:b connection_name* dialect_name*
              null_sort_treatment* files*:[s]? source_file* project_name* model_name* view_name* hidden*:b
              sql_table_name* access_filter_fields*:[s] access_filters*:[map] aliases*:[map] always_filter*:[map]
              conditionally_filter*:[map] index_fields*:[s] sets*:[map] tags*:[s] errors*:[map]? fields*:map
              joins*:[ExploreJoin] group_label* supported_measure_types*:[map] always_join*:[s]
            ExploreField = align*:left|right available_custom_timeframes*:[s]? timeframe_labels*:map? can_filter*:b
              category* default_filter_value* description* dimension_group* drill_fields*:[s] enumerations*:[map]?
              error* field_group_label* field_group_variant* fill_style* fiscal_month_offset*:i has_allowed_values*:b
              has_drills_metadata*:b hidden*:b is_filter*:b is_fiscal*:b is_numeric*:b is_timeframe*:b
              can_time_filter*:b time_interval*:map? label*:s label_from_parameter* label_short*:s lookml_link*
              links*:[map] map_layer*:map? measure*:b name*:s strict_value_format*:b parameter*:b
              period_over_period_params*:map? permanent*:b? primary_key*:b project_name* requires_refresh_on_sort*:b
              scope*:s sortable*:b source_file*:s source_file_path*:s sql* sql_case*:[map]? filters*:[map]?
              suggest_dimension*:s suggest_explore*:s suggestable*:b suggestions*:[s]? synonyms*:[s] tags*:[s] type*:s
              user_attribute_filter_types*:[s] value_format* value_format_name* view*:s view_label*:s dynamic*:b
              week_start_day*:s times_used*:i original_view*:s datatype* convert_tz*:b?
            ExploreJoin = name* dependent_fields*:[s] fields*:[s]? foreign_key* from* outer_only*:b? relationship*
              required_joins*:[s] sql_foreign_key* sql_on* sql_table_name* type* view_label*
            """;

    private ExploreShapes() {}
}
