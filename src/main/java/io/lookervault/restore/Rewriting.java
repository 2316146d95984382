package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.restore.Identity.Absent;
import io.lookervault.restore.Identity.Planned;
import io.lookervault.restore.Identity.Present;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts the ids of the target in the place of those of the vault. For one item, one thread. */
final class Rewriting {
    /** Stands for the id of something that the plan is going to make. */
    static final String NEW = "new:";

    /** References that Looker lets others write, beside those that say what an item is made of. */
    private static final Map<Kind, List<Reference>> ALSO = Map.of(
            Kind.USER,
            List.of(
                    new Reference("home_folder_id", "folder", "", ""),
                    new Reference("ui_state.homepageGroupIdPreference", "group", "", "")));

    private final Identities identities;
    private final OtherNames names;
    private final Function<ItemKey, Identity> others;
    private final Owners owners;
    private final List<String> missing = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Set<ItemKey> without = new LinkedHashSet<>();
    private final Set<ItemKey> waitsFor = new LinkedHashSet<>();
    private final Set<ItemKey> queries = new LinkedHashSet<>();

    Rewriting(Identities identities, Function<ItemKey, Identity> others) {
        this.identities = identities;
        this.names = new OtherNames(identities.rules());
        this.others = others;
        this.owners = new Owners(identities, others, this);
    }

    /** What cannot be said in the target; the item is not to be written then. */
    List<String> missing() {
        return missing;
    }

    /** What the item goes without. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Of what is {@link #leftOut}, the items that are to be tried again: the item waits for them. */
    Set<ItemKey> without() {
        return without;
    }

    Owners owners() {
        return owners;
    }

    /** What has to be made first. */
    Set<ItemKey> waitsFor() {
        return waitsFor;
    }

    /** The queries that the item shows, by their ids in the vault. */
    Set<ItemKey> queries() {
        return queries;
    }

    /** A copy of an item with as many ids of the target as are known; the others are gone from it. */
    Map<String, Object> forKeys(Kind kind, Map<String, Object> data) {
        Map<String, Object> copy = copy(data);
        for (Reference reference : kind.references()) {
            boolean owner = Keys.is(data, "is_personal") && reference.path().equals(kind.ownerField());
            if (owner || Keys.reads(kind, reference.path())) {
                boolean replaced = kind != Kind.FOLDER && reference.path().equals(kind.ownerField());
                Values.replace(copy, reference.path(), id -> {
                    ItemKey of = new ItemKey(reference.target(), id);
                    return known(of).or(() -> replaced ? owners.inKey(of) : Optional.empty());
                });
            }
        }
        if (kind == Kind.ALERT) {
            Values.replace(copy, "dashboard_element_id", this::tile);
        }
        names.lookml(copy);
        if (kind == Kind.FOLDER) {
            identities.folders().apply(data, copy);
        }
        if (kind == Kind.USER) {
            Values.text(copy, "email")
                    .map(mail -> identities.rules().users().get(mail))
                    .ifPresent(mail -> copy.put("email", mail));
        }
        return copy;
    }

    private Optional<String> known(ItemKey key) {
        return others.apply(key) instanceof Present present ? Optional.of(present.id()) : Optional.empty();
    }

    /** A copy of an item as it is to be in the target, as far as the fields of its body or its links say. */
    Map<String, Object> of(ItemKey key, Map<String, Object> data, boolean links) {
        Kind kind = key.kind();
        Writing writing = Writing.of(kind).orElseThrow();
        Map<String, Object> copy = copy(data);
        List<Reference> references = new ArrayList<>(kind.references());
        references.addAll(ALSO.getOrDefault(kind, List.of()));
        for (Reference reference : references) {
            boolean written = (links ? writing.links() : writing.body()).takes(reference.path());
            if (written && !reference.path().equals(kind.idField())) {
                Values.replace(copy, reference.path(), id -> of(key, reference, links, id));
            }
        }
        if (!links && kind == Kind.ALERT) {
            Values.replace(copy, "dashboard_element_id", id -> tileOrMissing(id));
        }
        if (!links && kind == Kind.FOLDER) {
            identities.folders().apply(data, copy);
        }
        if (!links && kind == Kind.SCHEDULED_PLAN) {
            Values.text(data, "dashboard_id").ifPresent(dashboard -> {
                Tabs tabs = new Tabs(identities, others, dashboard, leftOut, missing);
                Values.replace(copy, "tab_ids[]", tabs::of);
            });
        }
        if (!links) {
            missing.addAll(PartIds.complete(copy));
            names.of(kind, copy);
            palettes(copy);
        }
        return copy;
    }

    @SuppressWarnings("unchecked") // items are objects
    static Map<String, Object> copy(Map<String, Object> data) {
        return (Map<String, Object>) Values.copy(data);
    }

    private Optional<String> of(ItemKey of, Reference reference, boolean links, String id) {
        ItemKey key = new ItemKey(reference.target(), id);
        if (key.kind() == Kind.DASHBOARD && id.contains("::")) {
            return Optional.of(names.lookml(id)); // it comes with the LookML and is in no vault
        }
        if (key.kind().immutable()) {
            queries.add(key);
        }
        Identity identity = others.apply(key);
        if (identity instanceof Present present) {
            return Optional.of(present.id());
        }
        if (identity instanceof Absent absent) {
            return without(of, reference, links, id, absent);
        }
        waitsFor.add(key);
        boolean named = key.kind() == Kind.LOOKML_MODEL; // its id is the name that it is going to have
        return Optional.of(named ? identities.rules().model(id) : NEW + key);
    }

    private Optional<String> without(ItemKey of, Reference reference, boolean links, String id, Absent absent) {
        if (reference.path().equals(of.kind().ownerField()) && of.kind() != Kind.FOLDER) {
            return owners.of(new ItemKey(reference.target(), id), absent);
        }
        if (of.kind() == Kind.MODEL_SET) {
            return Optional.of(identities.rules().model(id)); // a set may name models that are not there
        }
        boolean link = reference.path().equals("investigative_content_id"); // where its notifications lead
        boolean lenient = links || link || of.kind() == Kind.BOARD;
        (lenient ? leftOut : missing).add(absent.why());
        if (!lenient || absent.forNow()) {
            (lenient ? without : waitsFor).add(new ItemKey(reference.target(), id));
        }
        return Optional.empty();
    }

    private Optional<String> tileOrMissing(String tile) {
        Optional<String> found = tile(tile);
        if (found.isEmpty()) {
            missing.add("the target has no tile " + tile + " of the dashboard that it watches");
        }
        return found;
    }

    /** The tile of the target that stands for one of the vault. */
    private Optional<String> tile(String tile) {
        Optional<String> dashboard = identities.source().dashboardOfTile(tile);
        if (dashboard.isEmpty()) {
            return Optional.empty();
        }
        ItemKey key = new ItemKey(Kind.DASHBOARD, dashboard.get());
        Identity identity = others.apply(key);
        if (!(identity instanceof Present present)) {
            waitsFor.add(key);
            return identity instanceof Absent ? Optional.empty() : Optional.of(NEW + "tile " + tile);
        }
        Optional<Map<String, Object>> here = identities.source().find(key);
        Optional<Map<String, Object>> there = present.seen().map(seen -> seen.data());
        if (here.isEmpty() || there.isEmpty()) {
            return identities.part("tile", tile);
        }
        Map<String, Object> wanted =
                new Rewriting(identities, others).of(key, here.get(), false); // as its dashboard is matched
        Tiles tiles = Tiles.match(identities, key, wanted, there.get());
        Optional<String> found = tiles.targetOf(tile);
        if (found.isEmpty() && identities.isOpen(key)) {
            waitsFor.add(key); // the dashboard gets the tile back before its alert
            return Optional.of(NEW + "tile " + tile);
        }
        return found;
    }

    /** Colours of a collection are named by ids that differ from instance to instance. */
    private void palettes(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(this::palettes);
        } else if (value instanceof Map<?, ?> map) {
            if (map.get("collection_id") instanceof String collection) {
                palette(map, new ItemKey(Kind.COLOR_COLLECTION, collection));
            }
            map.values().forEach(this::palettes);
        }
    }

    @SuppressWarnings("unchecked") // objects of values have text keys
    private void palette(Map<?, ?> untyped, ItemKey collection) {
        Map<String, Object> map = (Map<String, Object>) untyped;
        Identity identity = others.apply(collection);
        if (identity instanceof Present present && present.seen().isPresent()) {
            map.put("collection_id", present.id());
            if (map.get("palette_id") instanceof String palette) {
                identities
                        .source()
                        .find(collection)
                        .flatMap(
                                here -> Palettes.twin(here, present.seen().get().data(), palette))
                        .ifPresent(id -> map.put("palette_id", id));
            }
        } else if (identity instanceof Planned) {
            waitsFor.add(collection);
            map.put("collection_id", NEW + collection);
        } else if (identity instanceof Absent absent
                && identities.source().find(collection).isPresent()) {
            leftOut.add(absent.why());
        }
    }
}
