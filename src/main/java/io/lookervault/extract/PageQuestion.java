package io.lookervault.extract;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.extract.Claim.BatchClaim;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Paths;
import io.lookervault.looker.Reply;
import io.lookervault.looker.ReplyReader;
import io.lookervault.vault.PageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What to ask for a page, and what the answer means. Bean of the routes {@code extract-page} and its rescue. */
final class PageQuestion {

    /** The call for a page with whole items, or with ids and dates where that is all there is to know. */
    public Call ask(Run run, PageClaim claim) {
        Kind kind = claim.kind();
        PageScope scope = PageScope.parse(claim.page().scope());
        if (!scope.ids()) {
            return call(claim.page(), "", reply -> read(run, kind, reply));
        }
        boolean dated = run.incremental() && kind.searched();
        String fields = kind.idField() + (dated ? "," + kind.updatedField() : "");
        return call(claim.page(), "fields=" + fields, reply -> readIds(run, kind, scope.trash(), reply));
    }

    /** The call for the same page with nothing but ids, when the whole one fails. */
    public Call askIds(Run run, PageClaim claim) {
        Kind kind = claim.kind();
        return call(claim.page(), "fields=" + kind.idField(), reply -> readIds(run, kind, false, reply));
    }

    /** The call for several items by their ids. Looker leaves out those that it does not find. */
    public Call askBatch(Run run, BatchClaim claim) {
        Listing listing = claim.kind().listing().orElseThrow();
        String ids = claim.keys().stream().map(key -> Paths.encode(key.id())).collect(Collectors.joining(","));
        String query = claim.kind().idField() + "=" + ids + (claim.trash() ? "&deleted=true" : "") + "&limit="
                + claim.keys().size();
        return Call.get(listing.path(), listing.path(), query, reply -> read(run, claim.kind(), reply));
    }

    private static Call call(PageKey page, String fields, ReplyReader reader) {
        Listing listing = page.kind().listing().orElseThrow();
        PageScope scope = PageScope.parse(page.scope());
        List<String> parts =
                new ArrayList<>(List.of(listing.query().replace("{scope}", Paths.encode(scope.parent())), fields));
        if (!scope.folder().isEmpty()) {
            parts.add("folder_id=" + Paths.encode(scope.folder()));
        }
        if (scope.trash()) {
            parts.add("deleted=true");
        }
        if (listing.paged()) {
            parts.add(listing.sorted() ? "sorts=" + page.kind().idField() : "");
            parts.add("limit=" + page.limit());
            parts.add("offset=" + page.offset());
        }
        String query = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        return Call.get(listing.path(), listing.path(), query, reader);
    }

    private static Page read(Run run, Kind kind, Reply reply) throws IOException {
        Gathering gathering = new Gathering(run);
        return read(reply, gathering, data -> gathering.takeListed(kind, data));
    }

    private static Page readIds(Run run, Kind kind, boolean inTrash, Reply reply) throws IOException {
        Gathering gathering = new Gathering(run);
        return read(reply, gathering, data -> gathering.takeListedAlone(kind, data, inTrash));
    }

    /** A reply in which nothing has an id is that of something else than Looker. */
    private static Page read(Reply reply, Gathering gathering, Consumer<Map<String, Object>> row) throws IOException {
        AtomicInteger rows = new AtomicInteger();
        try {
            Json.each(reply.body(), data -> {
                rows.incrementAndGet();
                row.accept(data);
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        if (rows.get() > 0 && gathering.withoutId() == rows.get()) {
            throw new IOException("none of " + rows + " rows has an id");
        }
        return new Page(rows.get(), new PageNote(reply.total(), gathering.withoutId()), gathering.batch());
    }
}
