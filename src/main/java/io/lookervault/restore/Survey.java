package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Listing;
import io.lookervault.content.Part;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Paths;
import io.lookervault.restore.Identity.Present;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads of the target what a plan needs to know, in rounds: lists; then, for items chosen one by one, what may be the same by
 * another id; then what belongs to the items that were found. Each round is a list of works that look and change nothing.
 *
 * <p>Thread-safe between rounds.
 */
final class Survey {
    private static final int LAST = 3;
    private static final int STRIPES = 4;
    private static final String LIGHT =
            "&fields=id,title,slug,folder_id,user_id,created_at,deleted,content_metadata_id";

    private final Source source;
    private final Target target;
    private final Identities identities;
    private final int batchSize;
    private final Set<Kind> kinds;
    private final Premises premises = new Premises();
    private int round;

    Survey(Source source, Target target, Identities identities, int batchSize) {
        this.source = source;
        this.target = target;
        this.identities = identities;
        this.batchSize = batchSize;
        this.kinds = needed(source.kinds());
    }

    /** The kinds that are restored, and those by which their items are recognised. */
    private static Set<Kind> needed(Set<Kind> chosen) {
        Set<Kind> needed = EnumSet.noneOf(Kind.class);
        chosen.forEach(kind -> needed.addAll(with(kind)));
        boolean grown = true;
        while (grown) {
            Set<Kind> more = EnumSet.noneOf(Kind.class);
            needed.forEach(kind -> more.addAll(keyKinds(kind)));
            needed.stream().filter(Kind::immutable).forEach(kind -> more.addAll(Order.parents(kind)));
            grown = needed.addAll(more);
        }
        return needed;
    }

    private static Set<Kind> with(Kind kind) {
        Set<Kind> with = EnumSet.of(kind);
        Writing writing = Writing.of(kind).orElseThrow();
        with.addAll(Order.parents(kind));
        kind.references().stream()
                .filter(reference -> writing.links().takes(reference.path()))
                .map(Reference::target)
                .forEach(with::add);
        if (kind == Kind.CONTENT_ACCESS) {
            with.add(Kind.FOLDER);
            with.add(Kind.BOARD);
        }
        if (kind == Kind.USER) {
            with.add(Kind.FOLDER);
        }
        return with;
    }

    private static Set<Kind> keyKinds(Kind kind) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kind.references().stream()
                .filter(reference -> Keys.reads(kind, reference.path()))
                .map(Reference::target)
                .forEach(kinds::add);
        if (kind == Kind.FOLDER) {
            kinds.add(Kind.USER);
        }
        return kinds;
    }

    /** What models need that no restoration makes. */
    Premises premises() {
        return premises;
    }

    /** What to ask next; may be nothing. */
    List<Work> next() {
        round++;
        return switch (round) {
            case 1 -> lists();
            case 2 -> twins();
            default -> parts();
        };
    }

    /** Whether there is no other round. */
    boolean isOver() {
        return round == LAST;
    }

    private List<Work> lists() {
        List<Work> works = new ArrayList<>();
        for (Kind kind : kinds) {
            if (kind.listing().isEmpty() || kind.listing().get().scoped()) {
                continue;
            }
            if (kind.searched() && !source.items().isEmpty()) {
                byId(kind, works);
            } else {
                lists(kind, works);
            }
        }
        if (source.kinds().contains(Kind.LOOKML_MODEL)) {
            Work work = new Work();
            work.read(
                    () -> Call.get("/connections", "/connections", "fields=name", reply -> Json.list(reply.body())),
                    rows -> rows(rows).forEach(row -> premises.connection(Writes.text(row, "name"))));
            works.add(work);
        }
        return works;
    }

    private void lists(Kind kind, List<Work> works) {
        Listing listing = kind.listing().orElseThrow();
        if (!listing.paged()) {
            works.add(page(kind, listing.query(), 0, 0, 0));
            return;
        }
        boolean whole = source.kinds().contains(kind)
                || (kind == Kind.DASHBOARD && source.kinds().contains(Kind.ALERT));
        String query = listing.query() + (kind.searched() && !whole ? LIGHT : "");
        int limit = kind.searched() && !whole ? 1000 : listing.pageSize(batchSize);
        int stripes = kind.searched() ? STRIPES : 1;
        for (int stripe = 0; stripe < stripes; stripe++) {
            works.add(page(kind, query, limit, stripe * limit, stripes * limit));
        }
        if (kind.searched() && whole) {
            works.add(page(kind, query + "&deleted=true", limit, 0, limit));
        }
    }

    /** A list, page after page until one is short. */
    private Work page(Kind kind, String query, int limit, int offset, int stride) {
        Work work = new Work();
        read(work, kind, query, limit, offset, stride);
        return work;
    }

    private void read(Work work, Kind kind, String query, int limit, int offset, int stride) {
        Listing listing = kind.listing().orElseThrow();
        String page = limit == 0
                ? query
                : query + (listing.sorted() ? "&sorts=" + kind.idField() : "") + "&limit=" + limit + "&offset="
                        + offset;
        String clean = page.startsWith("&") ? page.substring(1) : page;
        work.read(() -> Call.get(listing.path(), listing.path(), clean, reply -> Json.list(reply.body())), answer -> {
            List<Map<String, Object>> rows = rows(answer);
            take(kind, rows);
            if (limit > 0 && rows.size() >= limit) {
                read(work, kind, query, limit, offset + stride, stride);
            }
        });
    }

    private void take(Kind kind, List<Map<String, Object>> rows) {
        target.mirror().together(() -> rows.forEach(row -> target.put(kind, row)));
    }

    @SuppressWarnings("unchecked") // the readers make lists of objects
    static List<Map<String, Object>> rows(Object answer) {
        return (List<Map<String, Object>>) answer;
    }

    /** Content that is restored, or named by what is restored, by its ids, in the Trash or not. */
    private void byId(Kind kind, List<Work> works) {
        List<String> ids = wanted(kind).stream().map(ItemKey::id).toList();
        for (int from = 0; target.home() && from < ids.size(); from += 100) {
            String some = ids.subList(from, Math.min(ids.size(), from + 100)).stream()
                    .map(Paths::encode)
                    .collect(Collectors.joining(","));
            works.add(page(kind, "id=" + some, 1000, 0, 1000));
            works.add(page(kind, "id=" + some + "&deleted=true", 1000, 0, 1000));
        }
    }

    private Set<ItemKey> wanted(Kind kind) {
        Set<ItemKey> wanted = new LinkedHashSet<>();
        for (ItemKey item : source.items()) {
            Optional<Map<String, Object>> data = source.find(item);
            if (item.kind() == kind) {
                wanted.add(item);
            }
            data.ifPresent(found -> item.kind().references().stream()
                    .filter(reference -> reference.target() == kind)
                    .forEach(reference -> reference.ids(found).forEach(id -> wanted.add(new ItemKey(kind, id)))));
            if (item.kind() == Kind.ALERT && kind == Kind.DASHBOARD) {
                data.flatMap(found -> Values.text(found, "dashboard_element_id"))
                        .flatMap(source::dashboardOfTile)
                        .ifPresent(id -> wanted.add(new ItemKey(kind, id)));
            }
        }
        return wanted;
    }

    /** Content chosen one by one that is not there by its id: by slug and title. */
    private List<Work> twins() {
        List<Work> works = new ArrayList<>();
        for (Kind kind : kinds) {
            if (kind.searched() && !source.items().isEmpty()) {
                wanted(kind).stream()
                        .filter(key -> !(identities.match(key, identities::of) instanceof Present))
                        .forEach(key -> twins(key, works));
            }
        }
        return works;
    }

    private void twins(ItemKey key, List<Work> works) {
        Map<String, Object> data = source.find(key).orElse(Map.of());
        Values.text(data, "slug").filter(slug -> key.kind() == Kind.DASHBOARD).ifPresent(slug -> {
            works.add(page(key.kind(), "slug=" + Paths.encode(slug), 1000, 0, 1000));
            works.add(page(key.kind(), "slug=" + Paths.encode(slug) + "&deleted=true", 1000, 0, 1000));
        });
        Values.text(data, "title")
                .ifPresent(title -> works.add(page(key.kind(), "title=" + Paths.encode(title), 1000, 0, 1000)));
    }

    /** What belongs to the items that were found and is not in their lists. */
    private List<Work> parts() {
        List<Work> works = new ArrayList<>();
        projects(works);
        for (Kind kind : source.kinds()) {
            for (Part part : kind.parts()) {
                if (part instanceof Part.SubList list && kind != Kind.CONTENT_ACCESS) {
                    source.scan(kind, (key, data) -> part(key, data, list, works));
                }
            }
        }
        if (source.kinds().contains(Kind.CONTENT_ACCESS)) {
            source.scan(
                    Kind.CONTENT_ACCESS, (key, data) -> Works.ownerOf(data).ifPresent(owner -> access(owner, works)));
            target.keyed(Kind.FOLDER, "is_shared_root").forEach(root -> access(root.data(), works));
        }
        return works;
    }

    /** Where a model is to be configured, its project must be there. */
    private void projects(List<Work> works) {
        Set<ItemKey> lacking = new LinkedHashSet<>();
        source.scan(Kind.LOOKML_MODEL, (key, data) -> {
            if (!(identities.match(key, identities::of) instanceof Present)) {
                lacking.add(key);
            }
        });
        if (!lacking.isEmpty()) {
            Work work = new Work();
            work.read(
                    () -> Call.get("/projects", "/projects", "fields=id", reply -> Json.list(reply.body())),
                    rows -> rows(rows).forEach(row -> premises.project(Writes.text(row, "id"))));
            works.add(work);
        }
    }

    private void part(ItemKey key, Map<String, Object> data, Part.SubList part, List<Work> works) {
        boolean ownValues =
                !part.rationed() || Writes.objects(data, part.key()).stream().anyMatch(LinkWork::own);
        if (data.get(part.key()) != null
                && ownValues
                && identities.match(key, identities::of) instanceof Present present
                && present.seen().isPresent()) {
            Work work = new Work();
            work.read(() -> Writes.list(part, present.id()), answer -> {
                Map<String, Object> there = present.seen().get().data();
                there.put(part.key(), Writes.kept(part, rows(answer)));
                target.put(key.kind(), there);
            });
            works.add(work);
        }
    }

    private void access(ItemKey owner, List<Work> works) {
        if (identities.match(owner, identities::of) instanceof Present present
                && present.seen().isPresent()) {
            access(present.seen().get().data(), works);
        }
    }

    private void access(Map<String, Object> owner, List<Work> works) {
        Values.text(owner, "content_metadata_id").ifPresent(id -> {
            Work work = new Work();
            work.read(() -> Writes.get(Kind.CONTENT_ACCESS, id), answer -> {
                Map<String, Object> metadata = Writes.object(answer);
                target.put(Kind.CONTENT_ACCESS, metadata);
                if (Boolean.FALSE.equals(metadata.get("inherits"))) {
                    work.read(() -> AccessWork.read(id), grants -> {
                        metadata.put("access", rows(grants));
                        target.put(Kind.CONTENT_ACCESS, metadata);
                    });
                }
            });
            works.add(work);
        });
    }
}
