package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;

/** Makes the body of a generated look. */
final class LookMaker {
    private final World world;

    LookMaker(World world) {
        this.world = world;
    }

    ObjectNode body(Library.Slim slim) {
        SplittableRandom r = world.dice().roll("look", slim.id());
        long number = Queries.LOOK + slim.id();
        String model = world.queries().source(number).model();
        int views = r.nextInt(5000);
        String id = Long.toString(slim.id());
        return world.shape("LookWithQuery")
                .blank(
                        "content_metadata_id", MetaId.LOOK.of(id),
                        "id", id,
                        "title", slim.title(),
                        "user_id", slim.userId(),
                        "created_at", Dice.past(r),
                        "deleted", slim.deleted(),
                        "deleted_at", slim.deleted() ? slim.updatedAt() : null,
                        "deleter_id", slim.deleted() ? World.ADMIN : null,
                        "description", r.nextInt(3) == 0 ? "What it shows:\n- one \"thing\"\n- another – café" : null,
                        "favorite_count", r.nextInt(9),
                        "is_run_on_load", r.nextBoolean(),
                        "last_accessed_at", slim.updatedAt(),
                        "last_updater_id", slim.userId(),
                        "last_viewed_at", slim.updatedAt(),
                        "model", Json.obj("id", model, "label", Lookml.label(model)),
                        "query_id", world.queries().slug(number),
                        "short_url", "/looks/" + id,
                        "folder_id", slim.folderId(),
                        "updated_at", slim.updatedAt(),
                        "view_count", views,
                        "usage_count", views / 3,
                        "url", "/looks/" + id);
    }
}
