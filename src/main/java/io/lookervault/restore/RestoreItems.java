package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import io.lookervault.looker.Call;
import io.lookervault.restore.Identity.Absent;
import io.lookervault.restore.Identity.Present;
import io.lookervault.restore.Works.Draft;
import io.lookervault.vault.Mirror.Seen;
import io.lookervault.vault.PlanRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out one entry of a plan. Bean of the routes {@code restore-item-once} and {@code restore-item-calls}: as long as there
 * is a next call, the route asks it of Looker and hands in the answer.
 *
 * <p>From the second try on, the item is read again first, and one whose making may have been answered by nobody is looked up
 * by what it is; so nothing is made twice.
 */
final class RestoreItems {

    /** Nothing was tried yet. */
    public Attempts attempts() {
        return new Attempts();
    }

    /** What has to be done for the entry. */
    public Undertaking begin(RestoreRun run, RestoreUnit unit, Attempts attempts) {
        attempts.begin();
        PlanRow row = unit.getEntry();
        Map<String, Object> data = run.source()
                .find(row.key())
                .orElseThrow(() -> new IllegalStateException(row.key() + " has gone from the vault"));
        Work work = row.part().equals("links") ? links(run, row, data, attempts) : item(run, row, data, attempts);
        attempts.works(work);
        return new Undertaking(run, unit, work);
    }

    private Work item(RestoreRun run, PlanRow row, Map<String, Object> data, Attempts attempts) {
        if (row.key().kind() == Kind.FOLDER && Keys.is(data, "is_personal")) {
            return personal(run, row, data);
        }
        Optional<String> id = row.targetId().or(() -> Lookup.knownByNow(run, row.key()));
        if (attempts.isFirst() || row.key().kind().immutable()) {
            Optional<Seen> there =
                    id.flatMap(known -> run.target().find(row.key().kind(), known));
            attempts.found(there.map(Seen::data));
            return item(run, row.key(), data, there);
        }
        Work again = new Work();
        if (id.isPresent()) {
            Rereading.add(
                    run,
                    row.key().kind(),
                    id.get(),
                    again,
                    now -> again.goOnAs(attempts.again(item(
                            run, row.key(), data, run.target().find(row.key().kind(), id.get())))));
        } else {
            new Lookup(run, row.key(), data).into(again, found -> {
                found.ifPresent(seen -> remember(run, row.key(), seen.data())); // or a third try would not know it
                again.goOnAs(attempts.again(item(run, row.key(), data, found)));
            });
        }
        return again;
    }

    private static Work item(RestoreRun run, ItemKey key, Map<String, Object> data, Optional<Seen> there) {
        Draft draft = new Works(run.identities()).item(key, data, there.map(Seen::data));
        mustBeWhole(run, key, draft);
        new Closing(run).mustBeDone(key, data, draft.work(), there.isPresent());
        if (key.kind() == Kind.USER && there.isEmpty()) {
            run.identities().newUsers().begin(key);
        }
        return asFarAsPossible(draft);
    }

    /** What names others goes without those that are parked, and waits for them all the same. */
    static Work asFarAsPossible(Draft draft) {
        draft.work().without(List.copyOf(draft.rewriting().without()));
        return draft.work();
    }

    /** What it needs must be there by now, whatever became of it. */
    private static void mustBeWhole(RestoreRun run, ItemKey key, Draft draft) {
        List<ItemKey> by = new ArrayList<>();
        draft.rewriting().waitsFor().stream()
                .filter(other -> !(run.identities().of(other) instanceof Present))
                .forEach(by::add);
        List<String> why = new ArrayList<>(draft.rewriting().missing());
        if (why.isEmpty()) {
            by.forEach(other -> why.add(other + " is not there"));
        }
        if (!why.isEmpty()) {
            throw new Blocked(
                    key + " not restored: " + String.join("; ", why)
                            + ". See what failed before it: lookervault restore dlq list; then: lookervault restore dlq retry --all",
                    by);
        }
    }

    /** A personal folder came with its user. */
    private Work personal(RestoreRun run, PlanRow row, Map<String, Object> data) {
        String creator = Writes.text(data, "creator_id");
        Identity user = run.identities().of(new ItemKey(Kind.USER, creator));
        Optional<String> folder = user instanceof Present present
                ? present.seen().flatMap(seen -> Values.text(seen.data(), "personal_folder_id"))
                : Optional.empty();
        if (folder.isEmpty()) {
            throw new Blocked(
                    row.key() + " not restored: it comes with user " + creator
                            + (user instanceof Absent absent ? ", but " + absent.why() : ", who has none"),
                    List.of(new ItemKey(Kind.USER, creator)));
        }
        Work work = new Work();
        work.read(() -> Writes.get(Kind.FOLDER, folder.get()), answer -> work.result(Writes.object(answer)));
        return work;
    }

    private Work links(RestoreRun run, PlanRow row, Map<String, Object> data, Attempts attempts) {
        ItemKey key = row.key();
        if (key.kind() == Kind.CONTENT_ACCESS) {
            return new Granting(run, key, data).work(attempts);
        }
        if (!(run.identities().of(key) instanceof Present present)
                || present.seen().isEmpty()) {
            throw new Blocked("links of " + key + " not restored: " + key + " is not there", List.of(key));
        }
        boolean replaced = key.kind() == Kind.ROLE || key.kind() == Kind.USER_ATTRIBUTE;
        if (attempts.isFirst() && !replaced) { // a list that is replaced as a whole is read at the last moment
            Map<String, Object> there =
                    run.target().withMembers(key.kind(), present.seen().get().data());
            return asFarAsPossible(new Works(run.identities()).links(key, data, there));
        }
        Work again = new Work();
        Rereading.add(
                run,
                key.kind(),
                present.id(),
                again,
                now -> again.goOnAs(asFarAsPossible(new Works(run.identities()).links(key, data, now))));
        return again;
    }

    /** Whether there is another call to make. */
    public boolean more(Undertaking undertaking) {
        return undertaking.work().isIncomplete();
    }

    /** The first call of the entry; null if there is nothing to ask. */
    public Call first(Undertaking undertaking) {
        return undertaking.work().next();
    }

    /**
     * Takes the answer to the last call; an item that was just made is remembered at once if more is to be done.
     *
     * @return the next call; null if that was the last one
     */
    public Call take(Undertaking undertaking, Object answer) {
        RestoreRun run = undertaking.run();
        Work work = undertaking.work();
        Call call = work.last().orElseThrow();
        if (!call.repeatable()) {
            run.wrote();
        }
        work.take(answer);
        ItemKey key = undertaking.entry().key();
        boolean made = call.method().equals("POST")
                && Writing.of(key.kind())
                        .filter(writing -> writing.path().equals(call.path()))
                        .isPresent();
        if (made) {
            if (work.isIncomplete() || Namesakes.mayBe(key.kind())) { // else the end of the entry remembers the id
                remember(run, key, work.result());
            }
            run.target().put(key.kind(), work.result());
        }
        return work.next();
    }

    private static void remember(RestoreRun run, ItemKey key, Map<String, Object> made) {
        String id = Target.id(key.kind(), made);
        run.restorations()
                .remember(
                        run.getSession().id(),
                        key,
                        id,
                        Marks.made(made),
                        run.target().instances());
    }

    /** A call of the entry failed: the policy of the route says whether that is tried again. */
    public void failed(Undertaking undertaking, Exception why) throws Exception {
        Granting.failed(undertaking, why);
        throw why;
    }

    /** What a letter says of the entry, see {@link Evidence}. */
    public String evidence(Attempts attempts, Exception failure) {
        return Evidence.of(attempts, failure);
    }

    /** The entry is done. */
    public void settle(Undertaking undertaking) {
        RestoreRun run = undertaking.run();
        Work work = undertaking.work();
        PlanRow row = undertaking.entry();
        Kind kind = row.key().kind();
        Map<String, Object> document = work.result();
        boolean item = row.part().equals("item");
        if (item) {
            run.target().put(kind, document);
        }
        if (kind == Kind.CONTENT_ACCESS) {
            run.identities().ownAccess().end(row.key());
        }
        work.notices().forEach(notice -> run.getSession().listener().noticed(row.key() + " " + notice));
        if (!work.without().isEmpty()) {
            if (item) {
                remember(run, row.key(), document);
            }
            throw new Blocked(
                    row.key() + " restored as far as possible: it lacks " + work.without()
                            + ". See what failed before it: lookervault restore dlq list; then: lookervault restore dlq retry --all",
                    work.without());
        }
        if (kind == Kind.USER && item) {
            run.identities().newUsers().end(row.key());
        }
        mustBeTaken(undertaking);
        run.restorations()
                .done(
                        undertaking.unit().session(),
                        row,
                        item ? Optional.of(Target.id(kind, document)) : Optional.empty(),
                        Marks.made(document),
                        run.target().instances());
        run.getSession().progress().completed(kind, 1);
    }

    /** What was sent, answered, and not taken is not restored; the item is there all the same, and what names it finds it. */
    private static void mustBeTaken(Undertaking undertaking) {
        RestoreRun run = undertaking.run();
        PlanRow row = undertaking.entry();
        List<String> untaken = undertaking.work().untaken();
        if (untaken.isEmpty()) {
            return;
        }
        if (row.part().equals("item")) {
            Map<String, Object> document = undertaking.work().result();
            remember(run, row.key(), document);
            run.restorations()
                    .found(
                            undertaking.unit().session(),
                            row,
                            Target.id(row.key().kind(), document));
        }
        throw new NotAsPlanned(row.key()
                + " restored as far as possible: Looker answered that all is well, and did not take"
                + " its " + String.join(", ", untaken) + ". See whether the API user may change that, or change it by"
                + " hand; then: lookervault restore dlq retry --all");
    }
}
