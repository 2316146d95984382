package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.Values;
import io.lookervault.looker.Call;
import io.lookervault.looker.Json;
import io.lookervault.looker.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives a folder or a board access rules of its own. Looker copies those of the parent when it stops inheriting; what was
 * copied and is not wanted goes again. Grants are given before others are taken, so that nobody is locked out between.
 */
final class AccessWork {
    static final String METADATA = "/content_metadata";
    private static final String ACCESS = METADATA + "_access";
    private static final Fields PERMISSION = Fields.of("permission_type");

    private final String id;
    private final List<Map<String, Object>> wanted;
    private final boolean exact;
    private final Work work = new Work();

    private AccessWork(String id, List<Map<String, Object>> wanted, boolean exact) {
        this.id = id;
        this.wanted = wanted;
        this.exact = exact;
    }

    /**
     * @param id the content metadata in the target; a stand-in while its folder is still to be made
     * @param wanted who may do what: {@code group_id} or {@code user_id}, and {@code permission_type}
     * @param inherits whether it has the rules of its parent until now
     * @param there the rules that it has, or gets from its parent
     * @param exact whether rules of its own that are not wanted go
     */
    static Work of(
            String id,
            List<Map<String, Object>> wanted,
            boolean inherits,
            List<Map<String, Object>> there,
            boolean exact) {
        AccessWork access = new AccessWork(id, wanted, exact || inherits);
        if (inherits) {
            access.work.changes("inherits");
            access.work.write(() -> Writes.patch(METADATA, id, Map.of("inherits", false)), AccessWork::mustBeClosed);
            Work copied = new Work();
            access.grants(there, copied);
            access.work.foresee(copied); // as many, if the parent has what it should have
            access.work.read(() -> read(id), answer -> {
                Work now = new Work();
                access.grants(Survey.rows(answer), now);
                access.work.append(now);
            });
        } else {
            access.grants(there, access.work);
        }
        access.work.result(Map.of("id", id));
        return access.work;
    }

    /** What the content metadata has; of use where it does not inherit. */
    static Call read(String id) {
        return Call.get(ACCESS, ACCESS, "content_metadata_id=" + Paths.encode(id), reply -> Json.list(reply.body()));
    }

    private void grants(List<Map<String, Object>> there, Work into) {
        List<Map<String, Object>> surplus = new ArrayList<>(there);
        for (Map<String, Object> grant : wanted) {
            Optional<Map<String, Object>> same =
                    there.stream().filter(one -> whom(one).equals(whom(grant))).findFirst();
            same.ifPresent(surplus::remove);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("content_metadata_id", id);
            body.put("permission_type", grant.get("permission_type"));
            if (same.isEmpty()) {
                into.changes("+" + whom(grant));
                body.putAll(Same.withoutNulls(who(grant)));
                into.write(() -> Writes.post(ACCESS, body), answer -> taken(body, answer));
            } else if (!Objects.equals(grant.get("permission_type"), same.get().get("permission_type"))) {
                into.changes(whom(grant) + " " + grant.get("permission_type"));
                body.putAll(Same.withoutNulls(who(grant)));
                into.write(
                        () -> Writes.send("PUT", ACCESS + "/{id}", Writes.text(same.get(), "id"), body),
                        answer -> taken(body, answer));
            }
        }
        if (exact) {
            surplus.forEach(one -> {
                into.changes("-" + whom(one));
                into.write(() -> Writes.delete(ACCESS, Writes.text(one, "id")), answer -> {});
            });
        }
    }

    /** What is still open to others is not to be filled. */
    private static void mustBeClosed(Object answer) {
        if (Keys.is(Writes.object(answer), "inherits")) {
            throw new NotAsPlanned(
                    "access rules not restored: Looker answered that all is well, and did not take inherits, so that"
                            + " it is as open as before. See whether the API user may change that, or change it by hand; then:"
                            + " lookervault restore dlq retry --all");
        }
    }

    private void taken(Map<String, Object> grant, Object answer) {
        Same.untaken(PERMISSION, grant, Writes.object(answer))
                .forEach(field -> work.untaken(field + " of " + whom(grant)));
    }

    private static Map<String, Object> who(Map<String, Object> grant) {
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("group_id", grant.get("group_id"));
        who.put("user_id", grant.get("user_id"));
        return who;
    }

    private static String whom(Map<String, Object> grant) {
        return Values.text(grant, "group_id")
                .map("group "::concat)
                .orElseGet(() -> "user " + Writes.text(grant, "user_id"));
    }
}
