package io.lookervault.restore;

import io.lookervault.content.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a model is configured with and no restoration makes: connections and projects of the target. Thread-safe. */
final class Premises {
    private static final String CONNECTIONS = "allowed_db_connection_names[]";

    private final Set<String> connections = ConcurrentHashMap.newKeySet();
    private final Set<String> projects = ConcurrentHashMap.newKeySet();

    void connection(String name) {
        connections.add(name);
    }

    void project(String name) {
        projects.add(name);
    }

    /**
     * What the target lacks.
     *
     * @param there the model as it is configured in the target already, whose connections are there whoever may see them
     */
    List<String> lacking(Map<String, Object> model, Rules rules, Optional<Map<String, Object>> there) {
        List<String> lacking = new ArrayList<>();
        List<String> used = there.map(data -> Values.texts(data, CONNECTIONS)).orElse(List.of());
        for (String name : Values.texts(model, CONNECTIONS)) {
            String renamed = rules.connection(name);
            if (!connections.contains(renamed) && !used.contains(renamed)) {
                lacking.add("the target has no connection " + renamed
                        + ". Make it there, or give it another name with --map");
            }
        }
        Values.text(model, "project_name")
                .filter(project -> there.isEmpty() && !projects.contains(project))
                .ifPresent(project -> lacking.add(
                        "the target has no project " + project + ". Deploy the LookML of the model there first"));
        return lacking;
    }
}
