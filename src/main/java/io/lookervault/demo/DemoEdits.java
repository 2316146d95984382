package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Edits by other people, without a request of the tool under test. They follow the rules of the API and are not in the
 * ledger; an edit that those rules refuse throws. Kinds are API paths: {@code dashboards}, {@code looks}, {@code folders}
 * …. Thread-safe. The same comes as JSON by {@code POST /demo/edits}: {@code {"edits":[{"action":"rename",
 * "kind":"dashboards","id":"5","title":"New"}],"churn_every":50}}; actions are {@code delete trash restore rename touch
 * add}; the answer lists the ids.
 */
public final class DemoEdits {
    private final Api api;
    private final World world;
    private final SplittableRandom random;
    private final AtomicLong requests = new AtomicLong();
    private volatile Repeated repeated = new Repeated(0, () -> {});

    private record Repeated(int every, Runnable edit) {}

    DemoEdits(Api api, World world, long seed) {
        this.api = api;
        this.world = world;
        this.random = new SplittableRandom(~seed);
    }

    /** Deletes for good. */
    public void delete(String kind, String id) {
        run("DELETE", "/" + kind + "/" + id, Json.obj());
    }

    /** Moves a dashboard or look to the trash. */
    public void trash(String kind, String id) {
        patch(kind, id, Json.obj("deleted", true));
    }

    /** Takes a dashboard or look back from the trash. */
    public void restore(String kind, String id) {
        patch(kind, id, Json.obj("deleted", false));
    }

    /** Gives another title, or name where the kind has names. */
    public void rename(String kind, String id, String title) {
        boolean titled = kind.equals("dashboards") || kind.equals("looks") || kind.equals("boards");
        patch(kind, id, Json.obj(titled ? "title" : "name", title));
    }

    /** Changes nothing but {@code updated_at}. */
    public void touch(String kind, String id) {
        patch(kind, id, Json.obj());
    }

    /** Creates an empty dashboard and gives its id. */
    public String addDashboard(String title, String folderId) {
        return add("dashboards", Json.obj("title", title, "folder_id", folderId));
    }

    /** Creates an item from a JSON body as the API takes it, and gives its id. */
    public String add(String kind, JsonNode body) {
        return run("POST", "/" + kind, body).path("id").asText();
    }

    /** Runs an edit after every so many API requests; 0 ends it. */
    public void every(int count, Runnable edit) {
        repeated = new Repeated(count, edit);
    }

    /** Touches, renames, trashes, deletes or adds some dashboard after every so many API requests; 0 ends it. */
    public void churn(int count) {
        every(count, this::disturb);
    }

    void requestSeen() {
        Repeated now = repeated;
        if (now.every() > 0 && requests.incrementAndGet() % now.every() == 0) {
            now.edit().run();
        }
    }

    private synchronized void disturb() {
        List<Library.Slim> live = world.dashboards().slims(false);
        if (live.isEmpty()) {
            return;
        }
        String id = Long.toString(live.get(random.nextInt(live.size())).id());
        try {
            disturb(id);
        } catch (IllegalArgumentException e) {
            addDashboard("Added instead " + random.nextLong(Long.MAX_VALUE), World.SHARED);
        }
    }

    private void disturb(String id) {
        switch (random.nextInt(5)) {
            case 0 -> touch("dashboards", id);
            case 1 -> rename("dashboards", id, "Renamed by others " + random.nextInt(1_000_000));
            case 2 -> trash("dashboards", id);
            case 3 -> delete("dashboards", id);
            default -> addDashboard("Added by others " + random.nextInt(1_000_000), World.SHARED);
        }
    }

    private void patch(String kind, String id, ObjectNode body) {
        run("PATCH", "/" + kind + "/" + id, body);
    }

    private JsonNode run(String method, String path, JsonNode body) {
        Routes.Match match = api.routes()
                .match(method, path)
                .orElseThrow(() -> new IllegalArgumentException("no operation " + method + " " + path));
        Call call =
                Call.of(method, path, "").withVars(match.vars()).withBody(body).withUser(World.ADMIN);
        Reply reply = api.run(match.route(), call);
        JsonNode answer = reply.body().length == 0 ? Json.obj() : Front.json(reply.body());
        if (reply.status() >= 400) {
            throw new IllegalArgumentException(method + " " + path + ": " + answer);
        }
        return answer;
    }

    ObjectNode read(JsonNode json) {
        ArrayNode ids = Json.arr();
        for (JsonNode it : json.path("edits")) {
            ids.add(edit(it, it.path("kind").asText("dashboards"), it.path("id").asText()));
        }
        if (json.has("churn_every")) {
            churn(json.path("churn_every").asInt());
        }
        return Json.obj("ids", ids);
    }

    private String edit(JsonNode json, String kind, String id) {
        switch (json.path("action").asText()) {
            case "delete" -> delete(kind, id);
            case "trash" -> trash(kind, id);
            case "restore" -> restore(kind, id);
            case "rename" -> rename(kind, id, json.path("title").asText());
            case "touch" -> touch(kind, id);
            case "add" -> {
                return json.has("body")
                        ? add(kind, json.path("body"))
                        : addDashboard(
                                json.path("title").asText(),
                                json.path("folder_id").asText(World.SHARED));
            }
            default -> throw LookerError.of(400, "no such action: " + json.path("action"));
        }
        return id;
    }
}
