package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.content.Values;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Paths;
import io.lookervault.looker.Reply;
import io.lookervault.looker.ReplyReader;
import io.lookervault.vault.Batch;
import io.lookervault.vault.PageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/** What to ask for a page, and what the answer means. Bean of the routes {@code extract-page} and its rescue. */
final class PageQuestion {

    /** The call for a page with whole items, or with ids alone where that is all there is to know. */
    public Call ask(Run run, PageClaim claim) {
        if (claim.page().scope().equals(Stream.CENSUS)) {
            return askIds(claim);
        }
        return call(claim.page(), "", reply -> read(run, claim.kind(), reply));
    }

    /** The call for the same page with nothing but ids, when the whole one fails. */
    public Call askIds(PageClaim claim) {
        String idField = claim.kind().idField();
        return call(claim.page(), "fields=" + idField, reply -> readIds(claim.kind(), reply));
    }

    private static Call call(PageKey page, String fields, ReplyReader reader) {
        Listing listing = page.kind().listing().orElseThrow();
        StringJoiner query = new StringJoiner("&");
        query.setEmptyValue("");
        List<String> parts =
                new ArrayList<>(List.of(listing.query().replace("{scope}", Paths.encode(page.scope())), fields));
        if (listing.paged()) {
            parts.add(listing.sorted() ? "sorts=" + page.kind().idField() : "");
            parts.add("limit=" + page.limit());
            parts.add("offset=" + page.offset());
        }
        parts.stream().filter(part -> !part.isEmpty()).forEach(query::add);
        return Call.get(listing.path(), listing.path(), query.toString(), reader);
    }

    private static Page read(Run run, Kind kind, Reply reply) throws IOException {
        Gathering gathering = new Gathering(run);
        AtomicInteger rows = new AtomicInteger();
        try {
            Json.each(reply.body(), data -> {
                rows.incrementAndGet();
                gathering.takeListed(kind, data);
            });
        } catch (IllegalArgumentException notAnItem) {
            throw new IOException(notAnItem.getMessage(), notAnItem);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        return new Page(rows.get(), reply.total(), gathering.batch());
    }

    private static Page readIds(Kind kind, Reply reply) throws IOException {
        List<ItemKey> keys = new ArrayList<>();
        Json.each(
                reply.body(),
                data -> Values.text(data, kind.idField()).ifPresent(id -> keys.add(new ItemKey(kind, id))));
        return new Page(keys.size(), reply.total(), new Batch(List.of(), List.of(), keys, List.of()));
    }
}
