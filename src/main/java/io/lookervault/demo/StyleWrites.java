package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes of themes, colour collections and model configurations. */
final class StyleWrites {
    private static final List<String> PALETTES =
            List.of("categoricalPalettes", "sequentialPalettes", "divergingPalettes");

    private final World world;

    StyleWrites(World world) {
        this.world = world;
    }

    void install(Routes routes) {
        new Editor(world, "themes", "Theme", it -> it, new ThemeRules()).install(routes, "/themes");
        new Editor(world, "color_collections", "ColorCollection", it -> it, new ColorRules())
                .install(routes, "/color_collections");
        new Editor(world, "lookml_models", "LookmlModel", it -> it, new ModelRules()).install(routes, "/lookml_models");
        routes.on("PUT", "/themes/default_theme", this::defaultTheme)
                .on("PUT", "/color_collections/default", this::defaultColors);
    }

    private boolean isDefault(String setting, ObjectNode doc) {
        return world.get("settings", setting).path("id").equals(doc.path("id"));
    }

    private Reply choose(String setting, ObjectNode doc) {
        world.table("settings").put(setting, Json.obj("id", doc.path("id")));
        return Reply.ok(doc);
    }

    private Reply defaultTheme(Call call) {
        String name = call.required("name");
        ObjectNode theme = world.table("themes")
                .all()
                .filter(it -> it.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(LookerError::notFound);
        return choose("theme", theme);
    }

    private Reply defaultColors(Call call) {
        return choose("color_collection", world.get("color_collections", call.required("collection_id")));
    }

    private final class ThemeRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            Checks.unique(world.table("themes"), doc, "name");
            if (!doc.path("name").asText().matches("[A-Za-z0-9_]+")) {
                throw LookerError.invalid("name", "invalid", "only letters, digits and _: " + doc.path("name"));
            }
            if (!created && body.path("settings").isObject()) {
                ObjectNode merged =
                        Json.copy(world.get("themes", doc.path("id").asText()).path("settings"));
                merged.setAll((ObjectNode) body.path("settings"));
                doc.set("settings", merged);
            }
        }

        @Override
        public void removed(ObjectNode doc) {
            if (isDefault("theme", doc)) {
                world.table("themes").put(doc.path("id").asText(), doc);
                throw LookerError.of(400, "Bad Request: the default theme cannot be deleted");
            }
        }
    }

    private final class ColorRules implements Editor.Rules {
        @Override
        public void guard(ObjectNode doc) {
            if (StyleSeed.STANDARD.contains(doc.path("id").asText())) {
                throw LookerError.of(403, "Forbidden: standard colour collections cannot be changed");
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            if (created) {
                doc.put("id", "collection-" + doc.path("id").asText());
            }
            for (String field : PALETTES) {
                ArrayNode palettes = Json.arr();
                String kind = field.replace("Palettes", "");
                for (JsonNode it : doc.path(field)) {
                    String id = doc.path("id").asText() + "-" + kind + "-" + palettes.size();
                    palettes.add(Json.copy(it).put("id", id));
                }
                doc.set(field, palettes);
            }
        }

        @Override
        public void removed(ObjectNode doc) {
            if (isDefault("color_collection", doc)) {
                world.table("settings").put("color_collection", Json.obj("id", StyleSeed.STANDARD.get(1)));
            }
        }
    }

    private final class ModelRules implements Editor.Rules {
        @Override
        public void check(ObjectNode doc, JsonNode body, boolean created) {
            String name = doc.path("name").asText();
            if (created && world.table("lookml_models").has(name)) {
                throw LookerError.exists("name", "model is configured already: " + name);
            }
            if (!world.table("projects").has(doc.path("project_name").asText())) {
                throw LookerError.invalid("project_name", "invalid", "no such project: " + doc.path("project_name"));
            }
            for (JsonNode it : doc.path("allowed_db_connection_names")) {
                if (!world.table("connections").has(it.asText())) {
                    throw LookerError.invalid("allowed_db_connection_names", "invalid", "no such connection: " + it);
                }
            }
        }

        @Override
        public void complete(ObjectNode doc, JsonNode body, Call call, boolean created) {
            String name = doc.path("name").asText();
            Shape.set(
                    doc,
                    "label",
                    world.lookml().model(name).map(Lookml.Model::label).orElse(Lookml.label(name)),
                    "explores",
                    world.lookml()
                            .model(name)
                            .map(it -> ModelSeed.explores(world, it))
                            .orElse(Json.arr()),
                    "has_content",
                    world.lookml().model(name).isPresent());
        }
    }
}
