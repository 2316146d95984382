package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Paths;
import io.lookervault.restore.Identity.Absent;
import io.lookervault.restore.Identity.Present;
import io.lookervault.vault.Mirror.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks whether an item was made although nobody said so: among all that the target lists with its natural key, what was not
 * there when the plan was made. Exact equality is found here; Looker's searches take patterns.
 */
final class Lookup {
    private static final int LIMIT = 500;

    private final RestoreRun run;
    private final Kind kind;
    private final Map<String, Object> wanted;

    Lookup(RestoreRun run, ItemKey key, Map<String, Object> data) {
        this.run = run;
        this.kind = key.kind();
        this.wanted = new Rewriting(run.identities(), run.identities()::of).forKeys(kind, data);
    }

    /**
     * What this run made of an item already; and an alert or a schedule, which names others, may not have been known while those were
     * still to be made. What is remembered counts as it did for the plan: with a second mark.
     */
    static Optional<String> knownByNow(RestoreRun run, ItemKey key) {
        Optional<String> remembered = run.identities().remembered(key).map(restored -> restored.targetId());
        if (key.kind().immutable()) {
            return remembered.filter(id -> run.target().find(key.kind(), id).isPresent());
        }
        boolean named = Namesakes.mayBe(key.kind());
        if (!named && remembered.isEmpty()) {
            return Optional.empty();
        }
        Identity found = run.identities().match(key, run.identities()::of);
        if (named && found instanceof Absent absent) {
            throw new Blocked(key + " not restored: " + absent.why(), List.of());
        }
        return found instanceof Present present
                        && (named || remembered.filter(present.id()::equals).isPresent())
                ? Optional.of(present.id())
                : Optional.empty();
    }

    /** Adds the calls that it takes; the last one tells what was found. */
    void into(Work work, Consumer<Optional<Seen>> then) {
        page(work, 0, new ArrayList<>(), then);
    }

    private void page(Work work, int offset, List<Map<String, Object>> found, Consumer<Optional<Seen>> then) {
        Listing listing = kind.listing().orElseThrow();
        List<String> query = new ArrayList<>();
        query.add(listing.query());
        String search = Writing.of(kind).orElseThrow().search();
        Values.text(wanted, search)
                .filter(text -> !search.isEmpty() && !text.contains("\\"))
                .ifPresent(text -> query.add(search + "=" + Paths.encode(text)));
        if (listing.paged()) {
            query.add(
                    (listing.sorted() ? "sorts=" + kind.idField() + "&" : "") + "limit=" + LIMIT + "&offset=" + offset);
        }
        query.removeIf(String::isEmpty);
        work.read(() -> Call.get(listing.path(), listing.path(), String.join("&", query), Page::of), answer -> {
            Page page = (Page) answer;
            page.rows().stream().filter(this::isIt).forEach(found::add);
            if (listing.paged() && (page.rows().size() >= LIMIT || page.isShort(offset, LIMIT))) {
                page(work, offset + page.rows().size(), found, then);
            } else {
                then.accept(only(found));
            }
        });
    }

    private boolean isIt(Map<String, Object> row) {
        if (run.target().find(kind, Target.id(kind, row)).isPresent()) {
            return false;
        }
        if (kind == Kind.USER && Keys.halfMade(row).isPresent()) { // made, and its address not yet
            return Keys.names(row).equals(Keys.names(wanted));
        }
        List<String> keys = Keys.of(kind, wanted);
        return Keys.of(kind, row).stream().anyMatch(keys::contains);
    }

    private Optional<Seen> only(List<Map<String, Object>> found) {
        if (found.size() > 1) {
            throw new NotAsPlanned("several " + kind.plural() + " were made meanwhile that could be it: "
                    + found.stream().map(row -> Target.id(kind, row)).toList() + ". Delete all but one, and try again");
        }
        found.forEach(row -> run.target().put(kind, row));
        return found.stream().findFirst().flatMap(row -> run.target().find(kind, Target.id(kind, row)));
    }
}
