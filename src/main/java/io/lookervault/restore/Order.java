package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import io.lookervault.content.Writing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which order kinds are written: each after all that its items are made of. It follows from the references that kinds
 * declare; only what no reference shows is added here.
 */
final class Order {
    /** Colours are named deep inside of queries; personal folders come with their users; alerts name tiles. */
    private static final Map<Kind, Set<Kind>> ALSO = Map.of(
            Kind.QUERY, Set.of(Kind.COLOR_COLLECTION),
            Kind.FOLDER, Set.of(Kind.USER),
            Kind.ALERT, Set.of(Kind.DASHBOARD));

    /** What is not made of others and comes after them all the same: folders are closed before they are filled. */
    private static final Map<Kind, Set<Kind>> AFTER = Map.of(Kind.FOLDER, Set.of(Kind.GROUP));

    private static final int DEEPEST = 10_000;
    private static final List<Kind> KINDS = sorted();
    private static final int LINKS = KINDS.size();

    private Order() {}

    /** All kinds that can be written, in order. */
    static List<Kind> kinds() {
        return KINDS;
    }

    /** Level of an item so deep in a tree of its own kind. */
    static int level(Kind kind, int depth) {
        return KINDS.indexOf(kind) * DEEPEST + between(depth);
    }

    /** Level at which a folder so deep is closed: when it is there, and before anything is put into it. */
    static int closingLevel(int depth) {
        return level(Kind.FOLDER, depth) + 1;
    }

    /** Level of what names items of other kinds: behind them all. */
    static int linksLevel() {
        return LINKS * DEEPEST;
    }

    /** Level of other rules of who may see what: last of all. */
    static int accessLevel(int depth) {
        return (LINKS + 1) * DEEPEST + between(depth);
    }

    /** The level of an item that waits for one of its own kind. */
    static int behind(int level) {
        return level + between(1);
    }

    /** Leaves a level free behind each. */
    private static int between(int depth) {
        return Math.min(2 * depth, DEEPEST - 2);
    }

    private static List<Kind> sorted() {
        List<Kind> order = new ArrayList<>();
        Set<Kind> left = EnumSet.allOf(Kind.class);
        left.removeIf(kind -> Writing.of(kind).isEmpty());
        while (!left.isEmpty()) {
            Kind next = left.stream()
                    .filter(kind -> parents(kind).stream().noneMatch(left::contains)
                            && AFTER.getOrDefault(kind, Set.of()).stream().noneMatch(left::contains))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("these kinds need each other: " + left));
            order.add(next);
            left.remove(next);
        }
        return List.copyOf(order);
    }

    /** The kinds that items of this kind are made of. */
    static Set<Kind> parents(Kind kind) {
        Set<Kind> parents = EnumSet.noneOf(Kind.class);
        Writing writing = Writing.of(kind).orElseThrow();
        kind.references().stream()
                .filter(reference -> writing.body().takes(reference.path()))
                .map(Reference::target)
                .forEach(parents::add);
        parents.addAll(ALSO.getOrDefault(kind, Set.of()));
        parents.remove(kind);
        return parents;
    }
}
