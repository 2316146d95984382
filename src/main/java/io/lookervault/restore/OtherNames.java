package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Names that things have in the target, where the rules give them others. */
record OtherNames(Rules rules) {
    private static final List<String> LOOKML_DASHBOARDS =
            List.of("board_sections[].board_items[].lookml_dashboard_id", "lookml_dashboard_id", "lookml_link_id");

    /** Puts them into an item, LookML dashboards included. */
    void of(Kind kind, Map<String, Object> copy) {
        lookml(copy);
        Function<String, Optional<String>> model = name -> Optional.of(rules.model(name));
        switch (kind) {
            case LOOKML_MODEL -> {
                Values.replace(copy, "name", model);
                Values.replace(copy, "allowed_db_connection_names[]", name -> Optional.of(rules.connection(name)));
            }
            case SQL_QUERY -> Values.replace(copy, "connection.name", name -> Optional.of(rules.connection(name)));
            case DASHBOARD -> {
                Values.replace(copy, "dashboard_filters[].model", model);
                Values.replace(copy, "dashboard_elements[].result_maker.filterables[].model", model);
            }
            default -> {}
        }
    }

    /** LookML dashboards are named by their model and their own name: {@code sales::overview}. */
    void lookml(Map<String, Object> copy) {
        for (String path : LOOKML_DASHBOARDS) {
            Values.replace(copy, path, name -> Optional.of(lookml(name)));
        }
    }

    /** The name of a LookML dashboard; what is none keeps its name. */
    String lookml(String name) {
        int end = name.indexOf("::");
        return end < 0 ? name : rules.model(name.substring(0, end)) + name.substring(end);
    }
}
