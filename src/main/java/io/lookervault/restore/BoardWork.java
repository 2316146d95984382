package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a board with its sections and their items, or changes what differs, with the order by the new ids. Only when all of that is
 * done, what is surplus goes; so whatever fails on the way, the board shows old or new or both, and never less.
 */
final class BoardWork {
    private static final Fields BODY = Writing.of(Kind.BOARD).orElseThrow().body();
    private static final Fields SECTION = Fields.of("title description");
    private static final Fields ITEM = BODY.within("board_sections").within("board_items");
    private static final String KEEPS = "keeps ";
    private static final String PICTURED = "use_custom_image";
    private static final String HOLDER = "board_section_id";
    private static final String[] POINTERS = BoardParts.POINTERS.toArray(String[]::new);

    private final Optional<Map<String, Object>> there;
    private final Work work;
    private final Tiles sections = new Tiles();
    private final Tiles items = new Tiles();

    private BoardWork(Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        this.there = there;
        this.work = PlainWork.of(Kind.BOARD, scalars(wanted), there.map(BoardWork::scalars));
        there.ifPresent(work::result);
    }

    static Work of(
            Identities identities, ItemKey key, Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        BoardWork board = new BoardWork(wanted, there);
        there.ifPresent(old -> board.match(identities, key, wanted, old));
        board.plan(wanted);
        return board.work;
    }

    private static Map<String, Object> scalars(Map<String, Object> board) {
        Map<String, Object> own = new LinkedHashMap<>(board);
        own.remove("board_sections");
        return own;
    }

    private void match(Identities identities, ItemKey key, Map<String, Object> wanted, Map<String, Object> old) {
        boolean sameIds = Tiles.sameIds(identities, key, old);
        List<Map<String, Object>> here = BoardParts.sections(wanted);
        List<Map<String, Object>> theirs = BoardParts.sections(old);
        sections.byId("section", identities, sameIds, here, theirs);
        sections.alike(here, theirs, (a, b) -> Tiles.same(a, b, "title"));
        List<Map<String, Object>> mine = BoardParts.all(wanted);
        List<Map<String, Object>> other = BoardParts.all(old);
        items.alike(mine, other, (a, b) -> sameIds && Tiles.same(a, b, "id") && Tiles.same(a, b, POINTERS));
        for (Map<String, Object> section : here) {
            List<Map<String, Object>> within =
                    twin(section).map(BoardParts::items).orElse(List.of());
            items.byId("item", identities, sameIds, BoardParts.lost(section), within);
            items.alike(BoardParts.items(section), within, (a, b) -> Same.sameIn(ITEM, a, b));
            items.alike(BoardParts.items(section), within, (a, b) -> Tiles.same(a, b, POINTERS));
        }
        here.stream()
                .filter(section -> sameIds)
                .forEach(section -> BoardParts.lost(section)
                        .forEach(item -> other.stream()
                                .filter(one -> Tiles.same(item, one, "id"))
                                .forEach(items::keep)));
        items.alike(mine, other, (a, b) -> Same.sameIn(ITEM, a, b)); // what others moved to another section
        items.alike(mine, other, (a, b) -> Tiles.same(a, b, POINTERS));
        here.stream()
                .filter(section -> !sameIds && hasUnknown(section))
                .flatMap(section -> twin(section).stream())
                .forEach(section -> items.surplus(BoardParts.items(section)).forEach(items::keep));
    }

    /** Whether something is in a section of which nobody can tell what it is in the target: it may be any that is left there. */
    private boolean hasUnknown(Map<String, Object> section) {
        return BoardParts.lost(section).stream()
                .anyMatch(item -> items.targetOf(Writes.text(item, "id")).isEmpty());
    }

    private Optional<Map<String, Object>> twin(Map<String, Object> section) {
        return sections.targetOf(Writes.text(section, "id"))
                .flatMap(id -> there.flatMap(old -> BoardParts.sections(old).stream()
                        .filter(one -> id.equals(Writes.text(one, "id")))
                        .findFirst()));
    }

    private String id() {
        return Target.id(Kind.BOARD, work.result());
    }

    private void plan(Map<String, Object> wanted) {
        List<Map<String, Object>> here = BoardParts.sections(wanted);
        List<Map<String, Object>> old = there.map(BoardParts::sections).orElse(List.of());
        for (Map<String, Object> section : here) {
            Optional<Map<String, Object>> twin = twin(section);
            part("board_sections", "section", sections, SECTION, section, twin);
            planItems(section, twin);
        }
        order("/boards", "section_order", sections, here, old, this::id);
        Set<String> going = new HashSet<>();
        Work foreseen = surplus(there.orElse(Map.of()), going::add);
        work.foresee(foreseen);
        if (work.writes() > 0) {
            read(now -> takeAway(surplus(now, part -> going.contains(part) && work.mayTakeAway(part))));
        }
    }

    /** Is told the board as it is by then. */
    private void read(Consumer<Map<String, Object>> then) {
        work.read(() -> Writes.get(Kind.BOARD, id()), answer -> {
            work.result(Writes.object(answer));
            then.accept(work.result());
        });
    }

    private void takeAway(Work goes) {
        work.append(goes);
        goes.changes().stream().filter(change -> change.startsWith(KEEPS)).forEach(work::notice);
        if (goes.writes() > 0) {
            read(now -> {});
        }
    }

    /** What the backup does not know of the board. A section goes with all that is in it, unless others put something there. */
    private Work surplus(Map<String, Object> board, Predicate<String> mayGo) {
        Work goes = new Work();
        List<Map<String, Object>> surplus = sections.surplus(BoardParts.sections(board));
        for (Map<String, Object> section : BoardParts.sections(board)) {
            if (!surplus.contains(section)) {
                items.surplus(BoardParts.items(section)).stream()
                        .filter(item -> mayGo.test(PartIds.of("board_items", item)))
                        .forEach(item -> delete(goes, "board_items", "item", item));
            } else if (mayGo.test(PartIds.of("board_sections", section))) {
                boolean all = Writes.objects(section, "board_items").stream()
                        .allMatch(item -> mayGo.test(PartIds.of("board_items", item)));
                if (all) {
                    delete(goes, "board_sections", "section", section);
                } else {
                    goes.changes(KEEPS + "section " + section.get("title") + ", into which others put something");
                }
            }
        }
        return goes;
    }

    private void planItems(Map<String, Object> section, Optional<Map<String, Object>> twin) {
        List<Map<String, Object>> here = BoardParts.items(section);
        List<Map<String, Object>> old = twin.map(BoardParts::items).orElse(List.of());
        List<Map<String, Object>> all = there.map(BoardParts::all).orElse(List.of());
        for (Map<String, Object> item : here) {
            Optional<Map<String, Object>> same = items.targetOf(Writes.text(item, "id"))
                    .flatMap(id -> all.stream()
                            .filter(one -> id.equals(Writes.text(one, "id")))
                            .findFirst());
            part("board_items", "item", items, ITEM, pictured(BoardParts.in(section, item), same), same);
        }
        order(
                "/board_sections",
                "item_order",
                items,
                BoardParts.items(
                        section,
                        item -> BoardParts.points(item)
                                || items.targetOf(Writes.text(item, "id")).isPresent()),
                old,
                () -> sections.targetOf(Writes.text(section, "id")).orElseThrow());
    }

    private void part(
            String kind,
            String what,
            Tiles tiles,
            Fields fields,
            Map<String, Object> part,
            Optional<Map<String, Object>> twin) {
        String here = Writes.text(part, "id");
        Map<String, Object> body = fields.pick(part);
        if (twin.isEmpty()) {
            work.changes("+" + what + " " + part.getOrDefault("title", here));
            work.write(
                    () -> Writes.post("/" + kind, withParent(kind, part, body)),
                    answer -> tiles.pair(here, Writes.text(Writes.object(answer), "id")));
            return;
        }
        Map<String, Object> difference = Same.difference(fields, body, fields.pick(twin.get()));
        if (isElsewhere(part, twin.get())) {
            difference.put(HOLDER, part.get(HOLDER));
        }
        if (!difference.isEmpty()) {
            String name = what + " " + part.getOrDefault("title", here) + ": ";
            work.changes(name + String.join(", ", difference.keySet()));
            work.write(
                    () -> Writes.patch("/" + kind, Writes.text(twin.get(), "id"), placed(difference)),
                    answer -> Same.untaken(fields, difference, Writes.object(answer))
                            .forEach(field -> work.untaken(name + field)));
        }
    }

    private boolean isElsewhere(Map<String, Object> item, Map<String, Object> twin) {
        Optional<String> section = Values.text(item, HOLDER);
        return section.isPresent() && !section.flatMap(sections::targetOf).equals(Values.text(twin, HOLDER));
    }

    /** With the section of the target, which may have been made since the plan. */
    private Map<String, Object> placed(Map<String, Object> body) {
        Map<String, Object> all = new LinkedHashMap<>(body);
        Values.text(body, HOLDER)
                .ifPresent(section -> all.put(HOLDER, sections.targetOf(section).orElseThrow()));
        return all;
    }

    /** Looker never gives away the picture that somebody put on a card: it is shown again only where it is still there. */
    private Map<String, Object> pictured(Map<String, Object> item, Optional<Map<String, Object>> twin) {
        if (!Keys.is(item, PICTURED)
                || twin.filter(one -> Keys.is(one, PICTURED) || one.get("custom_image_url") != null)
                        .isPresent()) {
            return item;
        }
        work.lacks(
                "the picture of item " + item.getOrDefault("title", Writes.text(item, "id")) + ", which no backup has");
        Map<String, Object> plain = new LinkedHashMap<>(item);
        plain.remove(PICTURED);
        return plain;
    }

    private Map<String, Object> withParent(String kind, Map<String, Object> part, Map<String, Object> body) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (kind.equals("board_sections")) {
            all.put("board_id", id());
        } else {
            all.put(HOLDER, part.get(HOLDER));
        }
        all.putAll(Same.withoutNulls(body));
        return placed(all);
    }

    private static void delete(Work goes, String kind, String what, Map<String, Object> part) {
        goes.changes("-" + what + " " + part.getOrDefault("title", Writes.text(part, "id")));
        goes.write(() -> Writes.delete("/" + kind, Writes.text(part, "id")), answer -> {});
    }

    /** Sets the order where parts came or moved; taking parts away leaves the order of the others. */
    private void order(
            String path,
            String field,
            Tiles tiles,
            List<Map<String, Object>> here,
            List<Map<String, Object>> old,
            Supplier<String> id) {
        List<Optional<String>> wanted =
                here.stream().map(one -> tiles.targetOf(Writes.text(one, "id"))).toList();
        List<Optional<String>> kept = old.stream()
                .map(one -> Optional.of(Writes.text(one, "id")))
                .filter(wanted::contains)
                .toList();
        if (!wanted.isEmpty() && !wanted.equals(kept)) {
            if (there.isPresent()) {
                work.changes(field);
            }
            Supplier<List<String>> order = () -> here.stream()
                    .flatMap(one -> tiles.targetOf(Writes.text(one, "id")).stream())
                    .toList();
            work.write(() -> Writes.patch(path, id.get(), Map.of(field, order.get())), answer -> {
                List<String> now = new ArrayList<>(Values.texts(answer, field + "[]"));
                now.retainAll(order.get()); // what others put there stands somewhere between
                if (Writes.object(answer).get(field) instanceof List<?> && !now.equals(order.get())) {
                    work.untaken(field);
                }
            });
        }
    }
}
