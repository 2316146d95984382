package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads of one table: list, search, one by id, each in the form of the view. */
record Shelf(Table table, Function<ObjectNode, ObjectNode> view, List<String> filters) {

    static Shelf of(Table table, Function<ObjectNode, ObjectNode> view, String... filters) {
        return new Shelf(table, view, List.of(filters));
    }

    Shelf viewed(Function<ObjectNode, ObjectNode> other) {
        return new Shelf(table, other, filters);
    }

    /** Installs list, search and get under a path. */
    void install(Routes routes, String path) {
        routes.get(path, this::list).get(path + "/search", this::search).get(path + "/{id}", this::get);
    }

    /** All of them; {@code ids} picks some. */
    Reply list(Call call) {
        List<String> ids =
                call.param("ids").map(it -> List.of(it.split(",", -1))).orElse(List.of());
        return search(
                call,
                List.of(),
                it -> ids.isEmpty() || ids.contains(it.path("id").asText()));
    }

    Reply search(Call call) {
        return search(call, filters, it -> true);
    }

    Reply search(Call call, List<String> names, Predicate<ObjectNode> base) {
        return among(call, table.all().filter(base).toList(), names, view);
    }

    static Reply among(Call call, List<ObjectNode> docs, List<String> names, Function<ObjectNode, ObjectNode> view) {
        Search.Page<ObjectNode> page = new Search<ObjectNode>(call, (doc, field) -> doc.path(field)).over(docs, names);
        return reply(call, page.items().stream().map(view), page.total());
    }

    Reply get(Call call) {
        return one(call, view.apply(table.find(call.id()).orElseThrow(LookerError::notFound)));
    }

    static Reply one(Call call, JsonNode doc) {
        return Reply.ok(FieldPick.of(call).map(it -> it.from(doc)).orElse(doc));
    }

    static Reply reply(Call call, Stream<? extends JsonNode> items, int total) {
        Reply reply = stream(call, items);
        return Search.paged(call) ? reply.with("X-Total-Count", Integer.toString(total)) : reply;
    }

    /** An array whose items are made and written one by one, so that a large page costs little memory. */
    static Reply stream(Call call, Stream<? extends JsonNode> items) {
        Optional<FieldPick> pick = FieldPick.of(call);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('[');
        items.forEach(item -> {
            if (out.size() > 1) {
                out.write(',');
            }
            out.writeBytes(Json.bytes(pick.map(it -> it.from(item)).orElse(item)));
        });
        out.write(']');
        return Reply.json(200, out.toByteArray());
    }
}
