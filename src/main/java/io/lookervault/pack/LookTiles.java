package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.ItemRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tiles that show a look carry copies of what it asks. Looker reads the look alone, so an edit of the copies must be made there. */
final class LookTiles {
    private static final List<String> QUERIES = List.of("look.query_id", "result_maker.query_id");

    private LookTiles() {}

    /**
     * Notes the looks whose copies within a dashboard ask something else from now on. Of a tile that the vault does not have, only
     * what an edit made is known to be other than what the look asks.
     */
    static void note(PackRun run, String path, Draft draft, Map<Object, Object> data) {
        if (draft.key().kind() != Kind.DASHBOARD) {
            return;
        }
        List<Object> before = draft.before()
                .map(map -> Values.at(map, "dashboard_elements[]"))
                .orElse(List.of());
        for (Object tile : Values.at(data, "dashboard_elements[]")) {
            text(tile, "look_id").ifPresent(look -> {
                Optional<Object> twin = twin(before, tile);
                PackRun.Pending shown = new PackRun.Pending(path, draft.key(), new ItemKey(Kind.LOOK, look));
                for (String query : QUERIES) {
                    Optional<String> asked = text(tile, query);
                    boolean edited = twin.map(one -> !asked.equals(text(one, query)))
                            .orElseGet(() -> asked.map(id -> new ItemKey(Kind.QUERY, id))
                                    .filter(run.redefinitions()::has)
                                    .isPresent());
                    if (edited) {
                        run.shown(shown, asked.orElse(""));
                    }
                }
            });
        }
    }

    /** The same tile as the vault has it, if it shows the same look. */
    private static Optional<Object> twin(List<Object> before, Object tile) {
        return before.stream()
                .filter(one -> text(one, "id").isPresent() && text(one, "id").equals(text(tile, "id")))
                .filter(one -> text(one, "look_id").equals(text(tile, "look_id")))
                .findFirst();
    }

    private static Optional<String> text(Object tile, String path) {
        return tile instanceof Map<?, ?> map ? Values.text(map, path) : Optional.empty();
    }

    /** Once every file is read: the problem with a tile whose look, as it will be, asks for another query. */
    static Optional<String> problem(PackRun run, ItemKey look, String query) {
        boolean follows = asItWillBe(run, look)
                .flatMap(row -> Draft.object(row.content()))
                .flatMap(body -> Values.text(body, "query_id"))
                .filter(query::equals)
                .isPresent();
        return follows
                ? Optional.empty()
                : Optional.of("a tile shows " + look + ", and what it asks is edited in the file of that look."
                        + " Make the edit there as well, or undo it here");
    }

    private static Optional<ItemRow> asItWillBe(PackRun run, ItemKey key) {
        Optional<Planned> change = run.planned().stream()
                .filter(planned -> planned.key().equals(key))
                .findFirst();
        return change.isPresent()
                ? change.flatMap(Planned::row).map(row -> run.spool().get(key, row))
                : run.row(key);
    }
}
