package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.looker.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What has to be asked of Looker so that one item is as the vault has it: calls in order, each made when the answers before it
 * are known. Made while planning for the number of its writes, and again, from the same two documents, when it is carried out.
 *
 * <p>For one thread.
 */
final class Work {
    private record Step(Supplier<Call> call, Consumer<Object> taker) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<String> changes = new ArrayList<>();
    private Map<String, Object> result = new LinkedHashMap<>();
    private Consumer<Map<String, Object>> atEnd = done -> {};
    private int writes;
    private Optional<Call> last = Optional.empty();
    private Optional<Work> successor = Optional.empty();
    private List<ItemKey> without = List.of();
    private Predicate<String> mayGo = part -> true;
    private final List<String> notices = new ArrayList<>();
    private final List<String> untaken = new ArrayList<>();
    private final List<String> lacks = new ArrayList<>();

    /** Nothing has to be done: this is what the target has. */
    static Work nothing(Map<String, Object> there) {
        Work work = new Work();
        work.result = there;
        return work;
    }

    /** Adds something that is different from what is wanted, as people call it. */
    void changes(String what) {
        changes.add(what);
    }

    /** Adds a call that changes something. */
    void write(Supplier<Call> call, Consumer<Object> taker) {
        steps.add(new Step(call, taker));
        writes++;
    }

    /** Adds a call that only looks. */
    void read(Supplier<Call> call, Consumer<Object> taker) {
        steps.add(new Step(call, taker));
    }

    /** Adds a call that was not foreseen, before all others that are left. */
    void first(Supplier<Call> call, Consumer<Object> taker) {
        steps.addFirst(new Step(call, taker));
    }

    /** Counts what another one would write, which is only known for sure later. */
    void foresee(Work other) {
        writes += other.writes;
        changes.addAll(other.changes);
    }

    /** Adds what another one has to do. */
    void append(Work other) {
        steps.addAll(other.steps);
    }

    /** Goes on as another one once its own calls are made; the result of that one counts. */
    void goOnAs(Work other) {
        successor = Optional.of(other);
    }

    /** Is told the item as the target has it, once all is done. */
    void atEnd(Consumer<Map<String, Object>> told) {
        atEnd = told;
    }

    void result(Map<String, Object> document) {
        result = document;
    }

    /** The item as the target has it, as far as the answers so far tell. */
    Map<String, Object> result() {
        return successor.map(Work::result).orElse(result);
    }

    /** Says what it had to do without although that is to be restored as well. */
    void without(List<ItemKey> parked) {
        without = List.copyOf(parked);
    }

    /** Says which parts it may take away at all, see {@link PartIds}. */
    void takesAwayOnly(Predicate<String> parts) {
        mayGo = parts;
    }

    boolean mayTakeAway(String part) {
        return mayGo.test(part);
    }

    List<ItemKey> without() {
        return successor.map(Work::without).orElse(without);
    }

    /** Adds what people should know and no plan could say. */
    void notice(String what) {
        notices.add(what);
    }

    List<String> notices() {
        return successor.map(Work::notices).orElseGet(() -> List.copyOf(notices));
    }

    /** Adds what the item goes without, as the plan says. */
    void lacks(String what) {
        lacks.add(what);
    }

    List<String> lacks() {
        return List.copyOf(lacks);
    }

    /** Adds what Looker was told, answered to, and left as it was: it ignores what it does not take. */
    void untaken(String what) {
        untaken.add(what);
    }

    List<String> untaken() {
        return successor.map(Work::untaken).orElseGet(() -> List.copyOf(untaken));
    }

    int writes() {
        return writes;
    }

    List<String> changes() {
        return List.copyOf(changes);
    }

    /** Whether there is more to ask. */
    boolean isIncomplete() {
        return !steps.isEmpty() || successor.filter(Work::isIncomplete).isPresent();
    }

    /** The next call; null if there is nothing more to ask. */
    Call next() {
        if (!isIncomplete()) {
            return null;
        }
        Call call = steps.isEmpty()
                ? successor.orElseThrow().next()
                : steps.element().call().get();
        last = Optional.of(call);
        return call;
    }

    /** The call that was made last. */
    Optional<Call> last() {
        return last;
    }

    /** Takes the answer to the last call. */
    void take(Object answer) {
        if (steps.isEmpty()) {
            successor.orElseThrow().take(answer);
            return;
        }
        steps.remove().taker().accept(answer);
        if (!isIncomplete()) {
            end();
        }
    }

    private void end() {
        successor.ifPresentOrElse(Work::end, () -> atEnd.accept(result));
    }
}
