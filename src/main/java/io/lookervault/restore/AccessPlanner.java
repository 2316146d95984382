package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.restore.Identity.Absent;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Plans who may see what. A folder is closed before anything is put into it; a board when all else is there. For one thread.
 */
final class AccessPlanner {
    private final Source source;
    private final Identities identities;
    private final PlanSheet sheet;
    private final Precedence precedence;
    private final Works works;
    private final BiConsumer<PlanEntry, Map<String, Object>> linked;

    /** @param linked plans the difference between an entry and what is there */
    AccessPlanner(
            Identities identities,
            PlanSheet sheet,
            Precedence precedence,
            BiConsumer<PlanEntry, Map<String, Object>> linked) {
        this.source = identities.source();
        this.identities = identities;
        this.sheet = sheet;
        this.precedence = precedence;
        this.works = new Works(identities);
        this.linked = linked;
    }

    void plan(ItemKey key, Map<String, Object> data) {
        Optional<ItemKey> owner = Works.ownerOf(data);
        if (owner.isEmpty() || sheet.planned(key, PlanSheet.LINKS).isPresent()) {
            return;
        }
        PlanEntry entry = new PlanEntry(key, data, PlanSheet.LINKS, level(key, data, owner.get()));
        Identity identity = identities.of(owner.get());
        if (identity instanceof Absent absent) {
            sheet.add(entry.refused(absent.why()));
            return;
        }
        if (precedence.isLeft(owner.get(), identity) || wasOpened(key, owner.get())) {
            return;
        }
        Optional<Map<String, Object>> there = works.metadataThere(data);
        boolean theirs = there.filter(rules -> Boolean.FALSE.equals(rules.get("inherits")))
                        .isPresent()
                && !identities.ownAccess().isHalfDone(key);
        if (theirs) { // whoever closed it, it is closed
            identities.ownAccess().end(key);
        }
        there.filter(rules -> !theirs || !source.comesAlong(key)).ifPresent(rules -> linked.accept(entry, rules));
    }

    /** Who would be shut out of a folder closes it last. Looker copies the rules of the parent, so parents come first. */
    private int level(ItemKey key, Map<String, Object> data, ItemKey owner) {
        int depth = new Ancestry(source).depth(owner);
        return owner.kind() == Kind.FOLDER && works.letsUsIn(key, data)
                ? Order.closingLevel(depth)
                : Order.accessLevel(depth);
    }

    /** Whether a folder or a board that is alive has no rules of its own any more: someone opened it. */
    private boolean wasOpened(ItemKey rules, ItemKey owner) {
        return source.mayPassDeleted()
                && !source.isAskedFor(rules)
                && source.isDeleted(rules)
                && !source.isDeleted(owner);
    }
}
