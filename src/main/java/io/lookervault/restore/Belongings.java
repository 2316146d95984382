package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What other items of the vault say of one: who may see it, in which groups it is, which roles it has. One that is made again
 * has nothing of that unless those are restored with it, and whoever restores it must hear so. For one thread.
 */
final class Belongings {
    private static final String USERS = "user_ids";

    private final Source source;
    private final Map<String, Optional<Holder>> holders = new HashMap<>();

    Belongings(Source source) {
        this.source = source;
    }

    /** The access rules of its own that a folder or a board has in the vault. */
    static Optional<ItemKey> rules(Source source, ItemKey key, Map<String, Object> data) {
        boolean open = key.kind() != Kind.FOLDER && key.kind() != Kind.BOARD;
        return open || Untouchable.item(key.kind(), data).isPresent()
                ? Optional.empty()
                : Values.text(data, "content_metadata_id")
                        .map(id -> new ItemKey(Kind.CONTENT_ACCESS, id))
                        .filter(rules -> source.find(rules)
                                .filter(found -> Boolean.FALSE.equals(found.get("inherits")))
                                .isPresent())
                        .filter(rules -> !source.isDeleted(rules) || source.isDeleted(key)); // it was opened later
    }

    /** What the item goes without if it is made now. */
    List<String> lost(ItemKey key, Map<String, Object> data) {
        List<String> lost = new ArrayList<>();
        rules(source, key, data)
                .filter(rules -> !source.wants(rules, source.find(rules).orElseThrow()))
                .ifPresent(
                        rules -> lost.add("its own access rules, so others may see it than did. Restore content_access"
                                + " as well, such as with --with-dependencies"));
        if (key.kind() == Kind.USER) {
            members(key, data, "group_ids", Kind.GROUP, USERS).ifPresent(lost::add);
            members(key, data, "role_ids", Kind.ROLE, USERS).ifPresent(lost::add);
        }
        if (key.kind() == Kind.GROUP) {
            members(key, data, "role_ids", Kind.ROLE, "group_ids").ifPresent(lost::add);
        }
        return lost;
    }

    /**
     * @param field where the item names what it belongs to
     * @param list where that names the item
     */
    private Optional<String> members(ItemKey key, Map<String, Object> data, String field, Kind of, String list) {
        List<String> lost = Values.texts(data, field + "[]").stream()
                .flatMap(id -> holder(new ItemKey(of, id), list).stream())
                .filter(holder -> holder.loses(key.id()))
                .map(Holder::name)
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "its " + of.plural() + " " + String.join(", ", lost) + ". Restore " + of.plural() + " as well");
    }

    /** Each is read once, since it may name thousands. */
    private Optional<Holder> holder(ItemKey key, String list) {
        return holders.computeIfAbsent(
                list + " of " + key, name -> source.find(key).map(found -> holder(key, found, list)));
    }

    private Holder holder(ItemKey key, Map<String, Object> found, String list) {
        boolean managed =
                key.kind() == Kind.GROUP && Untouchable.item(Kind.GROUP, found).isPresent();
        boolean tells = found.get(list) instanceof List<?>;
        boolean kept = managed || (tells && source.wants(key, found));
        return new Holder(
                key.id() + " (" + Marks.name(key.kind(), found) + ")",
                kept,
                tells,
                kept ? Set.of() : Set.copyOf(Values.texts(found, list + "[]")));
    }

    /**
     * A group or a role.
     *
     * @param kept whether who is in it is restored as well, or is seen to by Looker or what is outside of it
     * @param tells whether the vault says who is in it
     * @param members who is in it, where that matters
     */
    private record Holder(String name, boolean kept, boolean tells, Set<String> members) {

        /** Whether it had this one, by itself and not by way of another, and does not get it back. */
        boolean loses(String id) {
            return !kept && (!tells || members.contains(id));
        }
    }
}
