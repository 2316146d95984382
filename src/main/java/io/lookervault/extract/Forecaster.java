package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.content.Part;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import io.lookervault.looker.CallClass;
import io.lookervault.looker.CallLedger;
import io.lookervault.vault.ExtractionLedger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reckons how many calls a run will take, when its lists have been surveyed and most of the calls are still to come. What
 * lists hold is known by then. Two things are estimated: how many folders have access lists of their own, from what the
 * vault has, else as one in ten; and what dashboards are made of, from some pages of them.
 */
final class Forecaster {
    private static final double FOLDERS_WITH_ACCESS = 0.1;
    private static final int SOURCES_OF_A_MERGE = 2;

    private final Run run;
    private final Claims claims;
    private final String session;
    private final ExtractionLedger ledger;
    private final Map<CallClass, Double> calls = new EnumMap<>(CallClass.class);

    Forecaster(Run run) {
        this.run = run;
        this.claims = run.claims();
        this.session = run.session().id();
        this.ledger = run.ledger();
    }

    /** Calls of the whole run. */
    Forecast forecast(CallLedger soFar) {
        for (Kind kind : run.config().kinds()) {
            kind.listing().ifPresent(listing -> lists(kind, listing));
            parts(kind);
        }
        accessLists();
        discovered();
        return new Forecast(total(CallClass.ADMINISTRATIVE, soFar), total(CallClass.QUERY, soFar));
    }

    private long total(CallClass quota, CallLedger soFar) {
        return soFar.calls(quota) + Math.round(calls.getOrDefault(quota, 0.0));
    }

    private void add(String path, double count) {
        calls.merge(CallClass.of(path), count, Double::sum);
    }

    private void lists(Kind kind, Listing listing) {
        if (listing.scoped()) {
            return;
        }
        add(listing.path(), (double) claims.pagesLeft(kind));
        if (run.incremental() && kind.searched()) {
            double batch = Math.min(100, run.config().batchSize());
            add(listing.path(), Math.ceil(ledger.openCount(session, kind) / batch));
        }
    }

    /** What is fetched with each item; of items that the vault has, an incremental run takes it from there. */
    private void parts(Kind kind) {
        for (Part part : kind.parts()) {
            boolean asked =
                    part instanceof Part.SubList || (part instanceof Part.Members list && !run.extracts(list.member()));
            if (asked && kind.listing().filter(Listing::scoped).isEmpty()) {
                long items = run.incremental() ? ledger.openNewCount(session, kind) : ledger.openCount(session, kind);
                boolean rationed = part instanceof Part.SubList list && list.rationed();
                add(kind.itemPath(), (double) (rationed ? run.ration().most(items) : items));
            }
        }
    }

    private void accessLists() {
        for (Kind kind : run.config().kinds()) {
            if (kind.listing().filter(Listing::scoped).isPresent()) {
                String path = kind.itemPath();
                double parents = (run.incremental()
                                ? ledger.changedParentFolderMetadata(session)
                                : ledger.parentFolderMetadata(session))
                        .size();
                long known = run.session().vault().reader().counts().getOrDefault(kind, 0L);
                double owned = known > 0 ? known : FOLDERS_WITH_ACCESS * sharedFolders();
                add(
                        path,
                        parents
                                + ledger.openCount(session, kind)
                                + (run.incremental() ? FOLDERS_WITH_ACCESS * parents : owned));
            }
        }
    }

    private long sharedFolders() {
        AtomicLong shared = new AtomicLong();
        run.session().vault().reader().scan(Kind.FOLDER, folder -> {
            if (!Values.text(folder.data(), "is_personal").equals(Optional.of("true"))) {
                shared.incrementAndGet();
            }
        });
        return shared.get();
    }

    /** What has no list: named by what was read so far, and as often by what was not. */
    private void discovered() {
        Sample sample = sample();
        for (Kind kind : run.config().kinds()) {
            if (kind.listing().isEmpty() && !kind.immutable()) {
                add(kind.itemPath(), (double) ledger.openCount(session, kind));
            }
        }
        if (run.extracts(Kind.MERGE_QUERY)) {
            double merges = ledger.openCount(session, Kind.MERGE_QUERY) * sample.scale();
            add(Kind.MERGE_QUERY.itemPath(), merges * (1 + SOURCES_OF_A_MERGE));
            add(Kind.SQL_QUERY.itemPath(), ledger.openCount(session, Kind.SQL_QUERY) * sample.scale());
        }
        if (run.extracts(Kind.LOOK)) {
            add(Kind.QUERY.itemPath(), queriesOfLooks(sample));
        }
    }

    /** Queries of looks that no dashboard carries and that the vault does not have. */
    private double queriesOfLooks(Sample sample) {
        if (run.incremental()) {
            return ledger.openNewCount(session, Kind.LOOK);
        }
        double read = ledger.listedCount(session, Kind.LOOK) - ledger.openWithoutDraftCount(session, Kind.LOOK);
        double without = ledger.openCount(session, Kind.LOOK) - ledger.openWithoutDraftCount(session, Kind.LOOK);
        double looks = ledger.listedCount(session, Kind.LOOK);
        double carriedAlready = run.extracts(Kind.DASHBOARD) ? sample.looks() / Math.max(1, looks) : 0;
        double share = read > 0 ? Math.min(1, without / read + carriedAlready) : 0;
        double carried = run.extracts(Kind.DASHBOARD) ? sample.looks() * sample.scale() : 0;
        return Math.max(0, looks * share - carried);
    }

    /**
     * The dashboards that have been read.
     *
     * @param looks how many looks their tiles show
     * @param scale how many times as many dashboards there are in all
     */
    private record Sample(double looks, double scale) {}

    private Sample sample() {
        List<Reference> tiles = Kind.DASHBOARD.references().stream()
                .filter(reference -> reference.target() == Kind.LOOK)
                .toList();
        long all = ledger.listedCount(session, Kind.DASHBOARD);
        List<String> read = ledger.storedSample(session, Kind.DASHBOARD, 1000);
        double looks = 0;
        for (String id : read) {
            looks += run.held(new ItemKey(Kind.DASHBOARD, id)).stream()
                    .flatMap(item -> tiles.stream().flatMap(reference -> reference.ids(item.data()).stream()))
                    .count();
        }
        long stored = all - ledger.openCount(session, Kind.DASHBOARD);
        double perDashboard = read.isEmpty() ? 0 : looks / read.size();
        return new Sample(perDashboard * stored, stored == 0 ? 1 : all / (double) stored);
    }
}
