package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Part;
import io.lookervault.content.Values;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.restore.Identity.Present;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what belongs to items of the target and is in no list: members, values, access rules, projects of models. */
final class PartsSurvey {
    private final Source source;
    private final Target target;
    private final Identities identities;
    private final Premises premises;

    PartsSurvey(Source source, Target target, Identities identities, Premises premises) {
        this.source = source;
        this.target = target;
        this.identities = identities;
        this.premises = premises;
    }

    /** What belongs to the items that were found and is not in their lists. */
    List<Work> works() {
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
                    rows -> Survey.rows(rows).forEach(row -> premises.project(Writes.text(row, "id"))));
            works.add(work);
        }
    }

    private void part(ItemKey key, Map<String, Object> data, Part.SubList part, List<Work> works) {
        boolean counts = !part.rationed()
                || identities.rules().exact() // what the target has beyond the vault goes
                || Writes.objects(data, part.key()).stream().anyMatch(LinkWork::own);
        if (data.get(part.key()) != null
                && counts
                && identities.match(key, identities::of) instanceof Present present
                && present.seen().isPresent()) {
            Work work = new Work();
            Writes.list(part, present.id(), work, rows -> {
                Map<String, Object> there = present.seen().get().data();
                there.put(part.key(), Writes.kept(part, rows));
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
                        metadata.put("access", Survey.rows(grants));
                        target.put(Kind.CONTENT_ACCESS, metadata);
                    });
                }
            });
            works.add(work);
        });
    }
}
