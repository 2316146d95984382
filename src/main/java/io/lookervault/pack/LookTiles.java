package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tiles that show a look carry copies of what it asks. Looker reads the look alone, so an edit of the copies must be made there. */
final class LookTiles {
    private static final List<String> QUERIES = List.of("look.query_id", "result_maker.query_id");

    private LookTiles() {}

    /** Notes the looks whose copies within a dashboard ask something else from now on. */
    static void note(PackRun run, String path, Draft draft, Map<Object, Object> data) {
        if (draft.key().kind() != Kind.DASHBOARD) {
            return;
        }
        List<Object> before = draft.before()
                .map(map -> Values.at(map, "dashboard_elements[]"))
                .orElse(List.of());
        for (Object tile : Values.at(data, "dashboard_elements[]")) {
            Optional<String> look = text(tile, "look_id");
            Optional<Object> twin = before.stream()
                    .filter(one ->
                            text(one, "id").isPresent() && text(one, "id").equals(text(tile, "id")))
                    .filter(one -> text(one, "look_id").equals(look))
                    .findFirst();
            if (look.isPresent() && twin.isPresent()) {
                ItemKey key = new ItemKey(Kind.LOOK, look.get());
                QUERIES.stream()
                        .filter(query -> !Objects.equals(text(tile, query), text(twin.get(), query)))
                        .forEach(query -> run.shown(
                                new PackRun.Pending(path, draft.key(), key),
                                text(tile, query).orElse("")));
            }
        }
    }

    private static Optional<String> text(Object tile, String path) {
        return tile instanceof Map<?, ?> map ? Values.text(map, path) : Optional.empty();
    }

    /** Once every file is read: the problem with a tile whose look does not follow. */
    static Optional<String> problem(PackRun run, ItemKey look, String query) {
        boolean follows = run.planned().stream().anyMatch(change -> change.key().equals(look))
                || run.row(look)
                        .flatMap(row -> Draft.object(row.content()))
                        .filter(body ->
                                query.equals(Values.text(body, "query_id").orElse("")))
                        .isPresent();
        return follows
                ? Optional.empty()
                : Optional.of("a tile shows " + look + ", and what it asks is edited in the file of that look."
                        + " Make the edit there as well, or undo it here");
    }
}
