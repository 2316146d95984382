package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Content metadata, computed from the item that it belongs to. */
final class AccessView {
    private final World world;

    AccessView(World world) {
        this.world = world;
    }

    Optional<ObjectNode> find(String id) {
        return MetaId.owner(id).flatMap(owner -> meta(id, owner));
    }

    private Optional<ObjectNode> meta(String id, MetaId.Owner owner) {
        return world.find(owner.kind(), owner.id()).map(doc -> {
            boolean inherits = !world.restricted().contains(id);
            String type = owner.kind().substring(0, owner.kind().length() - 1);
            String field = type.equals("board") ? "homepage_id" : type + "_id";
            ObjectNode out = world.shape("ContentMeta")
                    .blank(
                            "id",
                            id,
                            "name",
                            doc.has("title") ? doc.path("title") : doc.path("name"),
                            "parent_id",
                            parent(doc, owner),
                            "content_type",
                            type,
                            "inherits",
                            inherits,
                            "inheriting_id",
                            inherits ? inheriting(id) : null,
                            "slug",
                            Json.text(doc, "slug"));
            return out.put(field, owner.id());
        });
    }

    private static String parent(ObjectNode doc, MetaId.Owner owner) {
        String folder = Json.text(doc, owner.kind().equals("folders") ? "parent_id" : "folder_id");
        return folder == null ? null : MetaId.FOLDER.of(folder);
    }

    /** The nearest metadata above that has grants of its own. */
    String inheriting(String id) {
        String next = parentOf(id);
        while (next != null && !world.restricted().contains(next)) {
            next = parentOf(next);
        }
        return next;
    }

    private String parentOf(String id) {
        return MetaId.owner(id)
                .flatMap(owner -> world.find(owner.kind(), owner.id()).map(doc -> parent(doc, owner)))
                .orElse(null);
    }

    ObjectNode require(String id) {
        return find(id).orElseThrow(LookerError::notFound);
    }

    List<ObjectNode> children(String parent) {
        require(parent);
        MetaId.Owner owner = MetaId.owner(parent).orElseThrow(LookerError::notFound);
        List<ObjectNode> out = new ArrayList<>();
        if (owner.kind().equals("folders")) {
            world.table("folders")
                    .all()
                    .filter(it -> owner.id().equals(Json.text(it, "parent_id")))
                    .forEach(it -> find(it.path("content_metadata_id").asText()).ifPresent(out::add));
            add(out, world.dashboards(), MetaId.DASHBOARD, owner.id());
            add(out, world.looks(), MetaId.LOOK, owner.id());
        }
        return out;
    }

    private void add(List<ObjectNode> out, Library library, MetaId type, String folder) {
        for (Library.Slim slim : library.slims(false)) {
            if (folder.equals(slim.folderId())) {
                find(type.of(Long.toString(slim.id()))).ifPresent(out::add);
            }
        }
    }
}
