package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of one type in the order in which Looker gives them. */
final class Shape {
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final ObjectNode template = Json.obj();

    Shape(String forms) {
        for (String form : forms.strip().split("\\s+", -1)) {
            Field field = Field.parse(form);
            fields.put(field.name(), field);
            if (!field.writeOnly()) {
                template.set(field.name(), Json.node(initial(field)));
            }
        }
    }

    private static Object initial(Field field) {
        if (field.name().equals("can")) {
            return Json.obj("show", true, "index", true, "update", true, "destroy", true);
        }
        if (field.nullable()
                || (field.isShape() && !field.isList())
                || field.type().equals("any")) {
            return null;
        }
        if (field.isList()) {
            return Json.arr();
        }
        return switch (field.type()) {
            case "b" -> false;
            case "i", "n" -> 0;
            case "map" -> Json.obj();
            default -> field.isWords() ? field.type().substring(0, field.type().indexOf('|')) : "";
        };
    }

    Map<String, Field> fields() {
        return fields;
    }

    /** A new object with every field, null or empty. */
    ObjectNode blank() {
        return Json.copy(template);
    }

    /** A new object with every field, some of them set. */
    ObjectNode blank(Object... pairs) {
        return set(blank(), pairs);
    }

    static ObjectNode set(ObjectNode doc, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            doc.set((String) pairs[i], Json.node(pairs[i + 1]));
        }
        return doc;
    }
}
