package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.looker.Rejected;
import io.lookervault.session.Causes;
import java.util.Map;

/**
 * Carries out the entry of a plan that says who may see a folder or a board, and remembers how far it came: see {@link Begun}.
 */
final class Granting {
    private final RestoreRun run;
    private final ItemKey key;
    private final Map<String, Object> data;
    private final Works works;

    /** @param data the content metadata in the vault */
    Granting(RestoreRun run, ItemKey key, Map<String, Object> data) {
        this.run = run;
        this.key = key;
        this.data = data;
        this.works = new Works(run.identities());
    }

    Work work(Attempts attempts) {
        Map<String, Object> there = works.metadataThere(data)
                .filter(metadata -> !Writes.text(metadata, "id").startsWith(Rewriting.NEW))
                .orElseThrow(() -> new Blocked(
                        "access rules " + key + " not restored: their folder or board is not there",
                        Works.ownerOf(data).stream().toList()));
        if (attempts.isFirst() && !inherits(there)) {
            return work(there);
        }
        Work again = new Work();
        String id = Writes.text(there, "id");
        again.read(() -> Writes.get(Kind.CONTENT_ACCESS, id), answer -> {
            Map<String, Object> now = Writes.object(answer);
            if (inherits(now)) {
                now.put("access", there.get("access"));
                again.goOnAs(work(now));
            } else {
                again.read(() -> AccessWork.read(id), grants -> {
                    now.put("access", Survey.rows(grants));
                    again.goOnAs(work(now));
                });
            }
        });
        return again;
    }

    private static boolean inherits(Map<String, Object> metadata) {
        return !Boolean.FALSE.equals(metadata.get("inherits"));
    }

    private Work work(Map<String, Object> there) {
        if (inherits(there)) {
            run.identities().ownAccess().begin(key);
        } else if (run.source().comesAlong(key) && !run.identities().ownAccess().isHalfDone(key)) {
            return Work.nothing(there); // whoever closed it, it is closed
        }
        return RestoreItems.asFarAsPossible(works.links(key, data, there));
    }

    /** A plain no to the first call, or one that was ignored: Looker copied nothing, and what others grant meanwhile is theirs. */
    static void failed(Undertaking undertaking, Exception why) {
        boolean first = undertaking
                .work()
                .last()
                .filter(call -> call.path().startsWith(AccessWork.METADATA + "/") && !call.repeatable())
                .isPresent();
        if (first
                && (Causes.find(why, Rejected.class).isPresent()
                        || Causes.find(why, NotAsPlanned.class).isPresent())) {
            undertaking
                    .run()
                    .identities()
                    .ownAccess()
                    .refused(undertaking.entry().key());
        }
    }
}
