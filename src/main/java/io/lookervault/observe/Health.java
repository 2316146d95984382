package io.lookervault.observe;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.observe.Sign.State;
import java.util.Comparator;
import java.util.List;

/** Whether all is well, as one word and as a list. Thread-safe. */
final class Health {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Vital> vitals;

    Health(List<Vital> vitals) {
        this.vitals = List.copyOf(vitals);
    }

    List<Sign> signs() {
        return vitals.stream().map(Vital::look).toList();
    }

    /** The worst of all. */
    static State state(List<Sign> signs) {
        return signs.stream().map(Sign::state).max(Comparator.naturalOrder()).orElse(State.UP);
    }

    static String json(List<Sign> signs) {
        ObjectNode node = JSON.createObjectNode();
        node.put("status", state(signs).name());
        ArrayNode checks = node.putArray("checks");
        signs.forEach(sign -> checks.addObject()
                .put("name", sign.name())
                .put("status", sign.state().name())
                .put("detail", sign.detail()));
        return node.toPrettyString() + "\n";
    }
}
