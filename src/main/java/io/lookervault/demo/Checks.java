package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks the body of a write against the shape of its type: unknown, read-only, wrongly typed and missing fields, then
 * the ids that it names. Looker itself overlooks some of these; this one is strict on purpose.
 */
final class Checks {
    /** What cannot be found among these is answered with 404, among others with 422. */
    private static final Set<String> NOT_FOUND = Set.of(
            "folders",
            "queries",
            "merge_queries",
            "sql_queries",
            "connections",
            "lookml_models",
            "dashboards",
            "groups");

    private final World world;

    Checks(World world) {
        this.world = world;
    }

    ObjectNode create(String shape, JsonNode body) {
        return check(shape, body, true);
    }

    ObjectNode update(String shape, JsonNode body) {
        return check(shape, body, false);
    }

    private ObjectNode check(String shape, JsonNode body, boolean whole) {
        if (!body.isObject()) {
            throw LookerError.of(400, "Bad Request: a JSON object is expected");
        }
        List<LookerError.Finding> findings = new ArrayList<>();
        look(world.shape(shape), body, "", whole, findings);
        if (!findings.isEmpty()) {
            throw LookerError.invalid(findings);
        }
        refs(world.shape(shape), body, "");
        return (ObjectNode) body;
    }

    private void look(Shape shape, JsonNode body, String path, boolean whole, List<LookerError.Finding> out) {
        body.properties().forEach(entry -> {
            String at = path + entry.getKey();
            Field field = shape.fields().get(entry.getKey());
            if (field == null) {
                out.add(new LookerError.Finding(at, "invalid", "unknown field"));
            } else if (field.readOnly()) {
                out.add(new LookerError.Finding(at, "invalid", "read-only field"));
            } else {
                look(field, entry.getValue(), at, out);
            }
        });
        if (whole) {
            shape.fields().values().stream()
                    .filter(it -> it.required() && empty(body.path(it.name())))
                    .forEach(it -> out.add(
                            new LookerError.Finding(path + it.name(), "missing_field", "This field is required.")));
        }
    }

    private static boolean empty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank());
    }

    private void look(Field field, JsonNode value, String at, List<LookerError.Finding> out) {
        if (value.isNull()) {
            if (!field.nullable() && !(field.isShape() && !field.isList())) {
                out.add(new LookerError.Finding(at, "invalid", "must not be null"));
            }
            return;
        }
        if (field.isList() != value.isArray() && !field.type().equals("any")) {
            out.add(new LookerError.Finding(
                    at, "invalid", field.isList() ? "must be an array" : "must not be an array"));
            return;
        }
        if (field.isList()) {
            for (int i = 0; i < value.size(); i++) {
                item(field, value.get(i), at + "[" + i + "]", out);
            }
        } else {
            item(field, value, at, out);
        }
    }

    private void item(Field field, JsonNode value, String at, List<LookerError.Finding> out) {
        String type = field.itemType();
        if (field.isShape()) {
            if (!value.isObject()) {
                out.add(new LookerError.Finding(at, "invalid", "must be an object"));
                return;
            }
            look(world.shape(type), value, at + ".", type.startsWith("Alert"), out);
        } else if (field.isWords()) {
            if (!List.of(type.split("\\|", -1)).contains(value.asText())) {
                out.add(new LookerError.Finding(at, "invalid", "must be one of " + type.replace("|", ", ")));
            }
        } else if (!fits(type, value)) {
            out.add(new LookerError.Finding(at, "invalid", "must be of type " + type + ", not " + value.getNodeType()));
        }
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "s" -> value.isTextual();
            case "d" -> value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
            case "b" -> value.isBoolean();
            case "i" -> value.isIntegralNumber();
            case "n" -> value.isNumber();
            case "map" -> value.isObject();
            case "texts" -> value.isObject() && value.valueStream().allMatch(JsonNode::isTextual);
            default -> true;
        };
    }

    private void refs(Shape shape, JsonNode body, String path) {
        body.properties().forEach(entry -> {
            Field field = shape.fields().get(entry.getKey());
            JsonNode value = entry.getValue();
            String at = path + entry.getKey();
            if (field.ref().isPresent()
                    && value.isTextual()
                    && !world.has(field.ref().get(), value.asText())) {
                throw NOT_FOUND.contains(field.ref().get())
                        ? LookerError.notFound()
                        : LookerError.invalid(
                                at, "invalid", "no such id in " + field.ref().get() + ": " + value);
            }
            if (field.isShape() && value.isObject()) {
                refs(world.shape(field.type()), value, at + ".");
            } else if (field.isShape() && value.isArray()) {
                value.forEach(it -> refs(world.shape(field.itemType()), it, at + "."));
            }
        });
    }

    /** Refuses a document whose fields, taken together, are those of another item. */
    static void unique(Table table, ObjectNode doc, String... fields) {
        boolean taken = table.all()
                .filter(it -> !it.path("id").equals(doc.path("id")))
                .anyMatch(it -> {
                    for (String field : fields) {
                        if (!it.path(field).equals(doc.path(field))) {
                            return false;
                        }
                    }
                    return true;
                });
        if (taken) {
            throw LookerError.exists(fields[0], fields[0] + " is already taken: " + doc.path(fields[0]));
        }
    }
}
