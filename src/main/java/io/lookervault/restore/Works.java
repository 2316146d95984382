package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.restore.Ancestry.Folder;
import io.lookervault.restore.Identity.Present;
import io.lookervault.vault.Mirror.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what has to be written for an item: the same while planning and when the plan is carried out. Thread-safe. */
final class Works {
    private static final String METADATA = "content_metadata_id";

    private final Identities identities;

    Works(Identities identities) {
        this.identities = identities;
    }

    /**
     * What there is to do for an item.
     *
     * @param work the calls
     * @param rewriting what it needs, lacks, and waits for
     */
    record Draft(Work work, Rewriting rewriting) {}

    /** The item itself. */
    Draft item(ItemKey key, Map<String, Object> data, Optional<Map<String, Object>> there) {
        Rewriting rewriting = new Rewriting(identities, identities::of);
        Map<String, Object> wanted = rewriting.of(key, data, false);
        there.ifPresent(old -> rewriting.owners().keep(key.kind(), wanted, old));
        rewriting.leftOut().addAll(Deliveries.calm(identities, key.kind(), wanted, there));
        if (Keys.is(wanted, "deleted")) {
            wanted.put("deleted", false); // whoever restores what lay in the Trash wants it out of there
        }
        if (key.kind() == Kind.USER && !identities.rules().enableUsers()) {
            there.filter(user -> !isHalfMade(key, user))
                    .ifPresent(user -> rewriting.leftOut().addAll(SignIn.keepShut(wanted, user)));
        }
        Work work = switch (key.kind()) {
            case DASHBOARD -> DashboardWork.of(identities, key, wanted, there);
            case BOARD -> BoardWork.of(identities, key, wanted, there);
            case USER -> UserWork.of(mailed(wanted), there);
            default -> PlainWork.of(key.kind(), wanted, there);
        };
        rewriting.leftOut().addAll(work.lacks());
        return new Draft(work, rewriting);
    }

    /** What differs of an item that is left alone, if anything does, and why that stays so. */
    Optional<String> left(ItemKey key, Map<String, Object> data, Optional<Map<String, Object>> there, String why) {
        List<String> changes = item(key, data, there).work().changes();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of("its " + String.join(", ", changes) + ", since " + why);
    }

    /** Whether a restoration was cut off while it made the user; that it was begun alone does not say so. */
    private boolean isHalfMade(ItemKey key, Map<String, Object> user) {
        return Keys.halfMade(user).isPresent() && identities.newUsers().has(key);
    }

    private Map<String, Object> mailed(Map<String, Object> user) {
        Values.text(user, "email")
                .map(mail -> identities.rules().users().get(mail))
                .ifPresent(mail -> user.put("email", mail));
        return user;
    }

    /** What names items of other kinds. */
    Draft links(ItemKey key, Map<String, Object> data, Map<String, Object> there) {
        Rewriting rewriting = new Rewriting(identities, identities::of);
        Map<String, Object> wanted = rewriting.of(key, data, true);
        Work work = key.kind() == Kind.CONTENT_ACCESS
                ? access(key, wanted, there)
                : LinkWork.of(identities, key, wanted, there);
        return new Draft(work, rewriting);
    }

    private Work access(ItemKey key, Map<String, Object> wanted, Map<String, Object> there) {
        return AccessWork.of(
                Target.id(Kind.CONTENT_ACCESS, there),
                grants(wanted),
                !Boolean.FALSE.equals(there.get("inherits")),
                grants(there),
                identities.rules().exact() || identities.ownAccess().isHalfDone(key));
    }

    /** Whether the API user may still put things into a folder when it has these access rules. */
    boolean letsUsIn(ItemKey key, Map<String, Object> data) {
        Target target = identities.target();
        Set<String> groups = target.myGroups();
        return target.isAdmin()
                || grants(new Rewriting(identities, identities::of).of(key, data, true)).stream()
                        .filter(grant -> "edit".equals(grant.get("permission_type")))
                        .anyMatch(grant -> target.myId()
                                        .equals(Values.text(grant, "user_id").orElse(""))
                                || groups.contains(
                                        Values.text(grant, "group_id").orElse("")));
    }

    /** Grants to someone who is in the target. */
    private static List<Map<String, Object>> grants(Map<String, Object> metadata) {
        return Writes.objects(metadata, "access").stream()
                .filter(grant -> grant.get("group_id") != null || grant.get("user_id") != null)
                .toList();
    }

    /**
     * The content metadata of a folder or board, as the target has it or is going to have it.
     *
     * @param data the content metadata in the vault, whose grants are those of the vault
     */
    Optional<Map<String, Object>> metadataThere(Map<String, Object> data) {
        Optional<ItemKey> owner = ownerOf(data);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        Optional<Present> there = identities.of(owner.get()) instanceof Present present
                ? Optional.of(present)
                : identities.unfinished(owner.get());
        if (there.isEmpty()) {
            return Optional.of(inheriting(Rewriting.NEW + owner.get(), owner.get()));
        }
        Optional<String> id = there.get().seen().flatMap(seen -> Values.text(seen.data(), METADATA));
        return id.map(known -> identities
                .target()
                .find(Kind.CONTENT_ACCESS, known)
                .map(Seen::data)
                .orElseGet(() -> inheriting(known, owner.get())));
    }

    /** Whose access rules these are. */
    static Optional<ItemKey> ownerOf(Map<String, Object> metadata) {
        return Values.text(metadata, "folder_id")
                .map(id -> new ItemKey(Kind.FOLDER, id))
                .or(() -> Values.text(metadata, "homepage_id").map(id -> new ItemKey(Kind.BOARD, id)));
    }

    private Map<String, Object> inheriting(String id, ItemKey owner) {
        Map<String, Object> there = new LinkedHashMap<>();
        there.put("id", id);
        there.put("inherits", true);
        there.put("access", new ArrayList<>(effective(owner)));
        return there;
    }

    /** What the parent of a folder lets others do, which Looker copies. */
    private List<Map<String, Object>> effective(ItemKey owner) {
        Optional<String> parent = Optional.of(owner)
                .filter(key -> key.kind() == Kind.FOLDER)
                .flatMap(identities.source()::find)
                .flatMap(folder -> Values.text(folder, "parent_id"));
        return new Ancestry(identities.source())
                .from(parent)
                .flatMap(above -> ofItsOwn(above).stream())
                .findFirst()
                .orElse(List.of());
    }

    /** What a folder lets others do by rules of its own, which it is to get or has. */
    private Optional<List<Map<String, Object>>> ofItsOwn(Folder folder) {
        Optional<Map<String, Object>> wanted = Values.text(folder.data(), METADATA)
                .flatMap(id -> identities.source().find(new ItemKey(Kind.CONTENT_ACCESS, id)));
        if (wanted.isPresent()) {
            Rewriting rewriting = new Rewriting(identities, identities::of);
            return Optional.of(grants(rewriting.of(new ItemKey(Kind.CONTENT_ACCESS, "parent"), wanted.get(), true)));
        }
        return identities.of(folder.key()) instanceof Present present
                ? present.seen()
                        .flatMap(seen -> Values.text(seen.data(), METADATA))
                        .flatMap(id -> identities.target().find(Kind.CONTENT_ACCESS, id))
                        .map(Seen::data)
                        .filter(metadata -> Boolean.FALSE.equals(metadata.get("inherits")))
                        .map(Works::grants)
                : Optional.empty();
    }
}
