package io.lookervault.check;

import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.looker.Call;
import io.lookervault.looker.ReplyReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks for one row of each list, to see which ones Looker refuses. Bean of the route {@code check-permissions}. */
public final class Permissions {

    /** The kinds that have a list of their own. */
    public List<Kind> probes() {
        return Arrays.stream(Kind.values()).filter(kind -> !kind.discovered()).toList();
    }

    /** A list that takes what is refused. */
    public List<Refusal> none() {
        return new ArrayList<>();
    }

    /** One row of the list of a kind. */
    public Call ask(Kind kind) {
        Listing listing = kind.listing().orElseThrow();
        String query = (listing.query().isEmpty() ? "" : listing.query() + "&") + "fields=" + kind.idField();
        return Call.get(
                listing.path(),
                listing.path(),
                listing.paged() ? query + "&limit=1&offset=0" : query,
                ReplyReader.list());
    }

    /** Notes a refusal. */
    public void refused(List<Refusal> refusals, Kind kind, Exception cause) {
        refusals.add(new Refusal(kind, cause.getMessage()));
    }
}
