package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Outcome;
import io.lookervault.session.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of backup tools for Looker ask for and do not get, at home: one Looker, one vault of it. */
class RestoreNeedsTest {
    private static final Rules ENABLING =
            new Rules(false, true, true, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());
    private static final Rules EXACT =
            new Rules(true, true, true, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    @TempDir
    Path dir;

    private Rig rig;
    private Hand hand;
    private Portrait before;
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void extract() throws Exception {
        rig = new Rig(dir, 12).listener(new RunListener() {
            @Override
            public void noticed(String message) {
                notices.add(message);
            }
        });
        rig.extract();
        hand = new Hand(rig.looker());
        before = Portrait.of(rig.looker());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void returned() throws Exception {
        RestoreReport report = rig.restore(Choice.all(), ENABLING);
        assertEquals("", before.differs(Portrait.of(rig.looker())), () -> Plans.said(rig, report));
    }

    private Set<String> ids(String path) throws Exception {
        Set<String> ids = new TreeSet<>();
        hand.rows(path).forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }

    private String watch(String tile, String title) throws Exception {
        JsonNode alert = hand.rows("/alerts/search?all_owners=true").get(0);
        ObjectNode body = Hand.JSON.createObjectNode();
        for (String field : List.of("comparison_type", "cron", "destinations", "field", "owner_id", "threshold")) {
            body.set(field, alert.path(field));
        }
        body.put("custom_title", title).put("dashboard_element_id", tile);
        hand.send("POST", "/alerts", body);
        return hand.row("/alerts/search?all_owners=true", "custom_title", title)
                .path("id")
                .asText();
    }

    // 1: re-import must not destroy alerts created in the target
    @Test
    void alertsMadeSinceTheBackupSurviveAnUpdateOfTheirDashboard() throws Exception {
        JsonNode tiles = hand.get("/dashboards/10").path("dashboard_elements");
        String alert = watch(tiles.get(1).path("id").asText(), "Made later");
        hand.patch("/dashboards/10", "title", "Edited", "folder_id", "1");
        hand.patch("/dashboard_elements/" + tiles.get(1).path("id").asText(), "note_text", "Edited");
        Set<String> alerts = ids("/alerts/search?all_owners=true");
        rig.restore(Choice.all(), ENABLING);
        assertEquals(alerts, ids("/alerts/search?all_owners=true"));
        assertEquals(tiles.get(1).path("id"), hand.get("/alerts/" + alert).path("dashboard_element_id"));
        assertEquals("", before.lackedBy(Portrait.of(rig.looker())));
    }

    // 1: nor take the tile away that they watch
    @Test
    void aTileThatIsWatchedIsTakenAwayOnlyByAnExactRestoration() throws Exception {
        JsonNode query =
                hand.get("/dashboards/10").path("dashboard_elements").get(0).path("query_id");
        String tile = hand.post(
                        "/dashboard_elements", "dashboard_id", "10", "type", "vis", "query_id", query, "title", "Mine")
                .path("id")
                .asText();
        watch(tile, "On mine");
        rig.restore(Choice.all(), ENABLING);
        assertTrue(hand.has("/dashboard_elements/" + tile));
        rig.ledger().reset();
        rig.restore(Choice.all(), ENABLING);
        assertEquals(0, rig.ledger().writes());
        rig.restore(Choice.all(), EXACT);
        assertFalse(hand.has("/dashboard_elements/" + tile));
    }

    // 1: nor the filters to which it listens, and those to which these listen
    @Test
    void theFiltersOfATileThatIsWatchedAreTakenAwayOnlyByAnExactRestoration() throws Exception {
        String region = filter("Region of mine", List.of());
        String city = filter("City of mine", List.of("Region of mine"));
        String other = filter("Nobody's", List.of());
        JsonNode query =
                hand.get("/dashboards/10").path("dashboard_elements").get(0).path("query_id");
        Map<String, Object> listens = Map.of(
                "model",
                "ecommerce",
                "view",
                "orders",
                "name",
                "Mine",
                "listen",
                List.of(Map.of("dashboard_filter_name", "City of mine", "field", "users.city")));
        String tile = hand.post(
                        "/dashboard_elements",
                        "dashboard_id",
                        "10",
                        "type",
                        "vis",
                        "query_id",
                        query,
                        "title",
                        "Mine",
                        "result_maker",
                        Map.of("filterables", List.of(listens)))
                .path("id")
                .asText();
        watch(tile, "On mine");
        String said = Plans.changes(rig, ENABLING).toString();
        assertTrue(said.contains("keeps filter City of mine, to which such a tile listens"), said);
        assertEquals(Outcome.COMPLETED, rig.restore(Choice.all(), ENABLING).outcome());
        assertTrue(hand.has("/dashboard_filters/" + region));
        assertTrue(hand.has("/dashboard_filters/" + city));
        assertFalse(hand.has("/dashboard_filters/" + other));
        rig.ledger().reset();
        assertEquals(Outcome.COMPLETED, rig.restore(Choice.all(), ENABLING).outcome());
        assertEquals(0, rig.ledger().writes());
        assertEquals(Outcome.COMPLETED, rig.restore(Choice.all(), EXACT).outcome());
        assertFalse(hand.has("/dashboard_elements/" + tile));
        assertFalse(hand.has("/dashboard_filters/" + city));
        assertFalse(hand.has("/dashboard_filters/" + region));
    }

    private String filter(String name, List<String> listensTo) throws Exception {
        return hand.post(
                        "/dashboard_filters",
                        "dashboard_id",
                        "10",
                        "name",
                        name,
                        "title",
                        name,
                        "type",
                        "string_filter",
                        "listens_to_filters",
                        listensTo)
                .path("id")
                .asText();
    }

    // 1: nor the tab on which it lies
    @Test
    void theTabOfATileThatIsWatchedIsTakenAwayOnlyByAnExactRestoration() throws Exception {
        String empty = tab("Empty");
        String ops = tab("Ops");
        JsonNode query =
                hand.get("/dashboards/10").path("dashboard_elements").get(0).path("query_id");
        String tile = hand.post(
                        "/dashboard_elements",
                        "dashboard_id",
                        "10",
                        "dashboard_layout_id",
                        ops,
                        "type",
                        "vis",
                        "query_id",
                        query,
                        "title",
                        "Mine")
                .path("id")
                .asText();
        watch(tile, "On mine");
        rig.restore(Choice.all(), ENABLING);
        assertTrue(hand.has("/dashboard_elements/" + tile));
        assertTrue(hand.has("/dashboard_layouts/" + ops));
        assertFalse(hand.has("/dashboard_layouts/" + empty));
        rig.ledger().reset();
        rig.restore(Choice.all(), ENABLING);
        assertEquals(0, rig.ledger().writes());
        rig.restore(Choice.all(), EXACT);
        assertFalse(hand.has("/dashboard_layouts/" + ops));
    }

    private String later(String tile, String query) throws Exception {
        return hand.post("/dashboard_elements", "dashboard_id", "10", "type", "vis", "query_id", query, "title", tile)
                .path("id")
                .asText();
    }

    // 1: not even one that was made while somebody looked at the plan
    @Test
    void aTileThatIsWatchedSinceThePlanStaysAndThatIsSaid() throws Exception {
        String query = hand.get("/dashboards/10")
                .path("dashboard_elements")
                .get(0)
                .path("query_id")
                .asText();
        String mine = later("Mine", query);
        String other = later("Unwatched", query);
        List<String> made = new ArrayList<>();
        RestoreReport report = rig.restore(Choice.all(), ENABLING, plan -> {
            try {
                watch(mine, "Late");
                made.add(later("Made later", query));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return true;
        });
        assertTrue(hand.has("/dashboard_elements/" + mine), () -> Plans.said(rig, report));
        assertFalse(hand.has("/dashboard_elements/" + other));
        assertTrue(hand.has("/dashboard_elements/" + made.get(0)), "no plan said that it goes");
        assertTrue(notices.toString().contains("keeps tile Mine, which has alerts"), notices::toString);
        assertEquals(Outcome.COMPLETED, report.outcome());
        assertEquals(report.plannedWrites() - 1, report.writes());
    }

    // 1: what is only called the same does not change what it shows under an alert
    @Test
    void aNamesakeOfATileThatIsWatchedSinceThePlanIsNotTakenForIt() throws Exception {
        JsonNode tiles = hand.get("/dashboards/10").path("dashboard_elements");
        JsonNode tile = tiles.get(1);
        hand.delete("/dashboard_elements/" + tile.path("id").asText());
        String namesake = later(
                tile.path("title").asText(),
                hand.get("/dashboards/3")
                        .path("dashboard_elements")
                        .get(0)
                        .path("query_id")
                        .asText());
        JsonNode shows = hand.get("/dashboard_elements/" + namesake).path("query_id");
        rig.restore(Choice.all(), ENABLING, plan -> {
            try {
                watch(namesake, "Late");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return true;
        });
        assertEquals(shows, hand.get("/dashboard_elements/" + namesake).path("query_id"));
        rig.restore(Choice.all(), ENABLING);
        assertEquals(shows, hand.get("/dashboard_elements/" + namesake).path("query_id"));
        assertEquals("", before.lackedBy(Portrait.of(rig.looker())));
    }

    // 1: nor is an alert switched on again that was switched off meanwhile
    @Test
    void anAlertThatIsSwitchedOffSinceThePlanStaysOff() throws Exception {
        JsonNode alert = hand.rows("/alerts/search?all_owners=true").stream()
                .filter(row -> !row.path("is_disabled").asBoolean())
                .findFirst()
                .orElseThrow();
        String path = "/alerts/" + alert.path("id").asText();
        hand.send("PATCH", path, Hand.JSON.createObjectNode().put("threshold", 4711));
        rig.restore(Choice.all(), Rules.careful(), plan -> {
            try {
                hand.patch(path, "is_disabled", true);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return true;
        });
        assertEquals(alert.path("threshold"), hand.get(path).path("threshold"));
        assertTrue(hand.get(path).path("is_disabled").asBoolean());
    }

    private String tab(String label) throws Exception {
        return hand.post("/dashboard_layouts", "dashboard_id", "10", "label", label)
                .path("id")
                .asText();
    }

    // 2: merge-result tiles must survive
    // 3: filters and listeners, on merged tiles as well, must survive
    @Test
    void mergedTilesComeBackWithTheirSourcesAndTheirFilters() throws Exception {
        Portrait merged = before.only(line -> line.contains("tile Merged results"));
        assertTrue(merged.lines().keySet().stream().anyMatch(line -> line.contains(".source_queries[1].query_id")));
        Portrait listening = before.only(line -> line.contains(".listen["));
        assertFalse(listening.lines().isEmpty());
        for (String id : ids("/dashboards/search?limit=5000")) {
            hand.delete("/dashboards/" + id);
        }
        rig.restore(Choice.all(), ENABLING);
        Portrait after = Portrait.of(rig.looker());
        assertEquals("", merged.lackedBy(after));
        assertEquals("", listening.lackedBy(after));
        assertEquals("", before.differs(after));
    }

    // 5: import a whole folder tree back; the folders beside it are not touched
    @Test
    void aFolderComesBackWithEverythingBelowIt() throws Exception {
        hand.patch("/dashboards/2", "title", "Elsewhere");
        hand.delete("/folders/7");
        Choice below7 = new Choice(Set.of(), Set.of("7"), true, List.of(), false, false);
        assertEquals(List.of(), Plans.refused(rig, below7, ENABLING));
        rig.restore(below7, ENABLING);
        Portrait after = Portrait.of(rig.looker());
        Portrait below = before.only(line -> line.contains("Shared > .. ") && !line.startsWith("access to board"));
        assertEquals("", below.lackedBy(after));
        assertEquals("Elsewhere", hand.get("/dashboards/2").path("title").asText());
    }

    // 6: personal folders of all users
    @Test
    void personalContentComesBackWithItsUser() throws Exception {
        JsonNode user = hand.row("/users", "email", "user8@example.com");
        hand.delete("/users/" + user.path("id").asText());
        hand.delete("/folders/" + user.path("personal_folder_id").asText());
        assertTrue(before.lines().keySet().stream().anyMatch(line -> line.contains("look Users > home of user8@")));
        returned();
    }

    // 6: what was left in the folder of a user who went moves into the new one
    @Test
    void whatAFormerUserLeftBehindMovesToTheNewFolder() throws Exception {
        String id = hand.row("/users", "email", "user8@example.com").path("id").asText();
        hand.delete("/users/" + id);
        rig.restore(Choice.all(), ENABLING);
        assertEquals("", before.lackedBy(Portrait.of(rig.looker())));
    }

    // 7: keep the id of a dashboard, or at least its slug
    @Test
    void aDashboardInTheTrashKeepsItsIdAndOneThatIsGoneItsSlug() throws Exception {
        JsonNode slug = hand.get("/dashboards/2").path("slug");
        hand.patch("/dashboards/1", "deleted", true);
        hand.delete("/dashboards/2");
        returned();
        assertFalse(hand.get("/dashboards/1").path("deleted").asBoolean());
        assertEquals(
                slug,
                hand.row("/dashboards/search?limit=5000", "title", "Monthly Revenue Overview")
                        .path("slug"));
    }

    // 8: a title change must update, not duplicate
    // 10: move between folders without a second copy
    @Test
    void newTitleAndNewFolderAreUpdatesOfTheSameDashboard() throws Exception {
        Set<String> ids = ids("/dashboards/search?limit=5000");
        hand.patch("/dashboards/3", "title", "Another title", "folder_id", "1", "slug", "another");
        hand.patch("/looks/3", "title", "Another title", "folder_id", "1");
        Set<String> looks = ids("/looks/search?limit=5000");
        returned();
        assertEquals(ids, ids("/dashboards/search?limit=5000"));
        assertEquals(looks, ids("/looks/search?limit=5000"));
    }

    // 9: slug and title held by the Trash must not block a restore
    @Test
    void theTrashIsNotInTheWay() throws Exception {
        JsonNode old = hand.get("/dashboards/4");
        hand.delete("/dashboards/4");
        JsonNode other = hand.post(
                "/dashboards",
                "title",
                old.path("title"),
                "folder_id",
                old.path("folder_id"),
                "slug",
                old.path("slug"));
        hand.patch("/dashboards/" + other.path("id").asText(), "deleted", true);
        JsonNode namesake =
                hand.post("/dashboards", "title", hand.get("/dashboards/5").path("title"), "folder_id", "1");
        hand.patch("/dashboards/" + namesake.path("id").asText(), "deleted", true);
        hand.delete("/dashboards/5");
        returned();
    }

    // 11: "already exists in space"
    @Test
    void aNamesakeInTheSameFolderIsUpdated() throws Exception {
        JsonNode old = hand.get("/dashboards/6");
        hand.delete("/dashboards/6");
        String made = hand.post("/dashboards", "title", old.path("title"), "folder_id", old.path("folder_id"))
                .path("id")
                .asText();
        returned();
        assertEquals(old.path("slug"), hand.get("/dashboards/" + made).path("slug"));
    }

    // 12: schedules are carried with the content
    @Test
    void schedulesComeBackToContentThatIsMadeAnew() throws Exception {
        for (JsonNode plan : hand.rows("/scheduled_plans?all_users=true")) {
            if (plan.hasNonNull("dashboard_id")) {
                hand.delete("/dashboards/" + plan.path("dashboard_id").asText());
            }
        }
        returned();
    }

    // 19: boards get everything that is there, and what is missing is listed at once
    @Test
    void aBoardNamesAllThatItGoesWithout() throws Exception {
        JsonNode board = hand.rows("/boards/search").get(0);
        Set<String> gone = new TreeSet<>();
        for (JsonNode item : board.path("board_sections").findValues("dashboard_id")) {
            if (item.isTextual() && gone.add(item.asText())) {
                hand.delete("/dashboards/" + item.asText());
            }
        }
        assertTrue(gone.size() > 1);
        List<ItemKey> only = List.of(new ItemKey(Kind.BOARD, board.path("id").asText()));
        String said = Plans.entries(rig, Choice.of(only, false), ENABLING).stream()
                .map(Plans::text)
                .toList()
                .toString();
        gone.forEach(id -> assertTrue(said.contains("dashboard " + id + " ("), id + " in " + said));
    }

    // The API user's own account, roles and groups
    @Test
    void theApiUserLosesNothing() throws Exception {
        String me = hand.get("/user").path("id").asText();
        hand.post("/groups/2/users", "user_id", me);
        List<String> users = new ArrayList<>(ids("/roles/5/users?direct_association_only=true"));
        users.add(me);
        hand.put("/roles/5/users", users);
        hand.patch("/users/" + me, "last_name", "Changed");
        rig.restore(Choice.all(), EXACT);
        assertTrue(ids("/groups/2/users").contains(me));
        assertTrue(ids("/roles/5/users?direct_association_only=true").contains(me));
        assertEquals("Changed", hand.get("/user").path("last_name").asText());
    }

    // Nor what its roles consist of: whoever takes a permission from the set takes it from the API user
    @Test
    void theApiUserLosesNoPermissionAndNoModel() throws Exception {
        String me = hand.get("/user").path("id").asText();
        String group = hand.post("/groups", "name", "Backup").path("id").asText();
        hand.post("/groups/" + group + "/users", "user_id", me);
        String permissions = hand.post(
                        "/permission_sets", "name", "Backup", "permissions", List.of("access_data", "see_looks"))
                .path("id")
                .asText();
        String models = hand.post("/model_sets", "name", "Backup", "models", List.of("finance"))
                .path("id")
                .asText();
        String role = hand.post("/roles", "name", "Backup", "permission_set_id", permissions, "model_set_id", models)
                .path("id")
                .asText();
        hand.put("/roles/" + role + "/groups", List.of(group));
        rig.extract();
        hand.patch(
                "/permission_sets/" + permissions,
                "permissions",
                List.of("access_data", "see_looks", "see_user_dashboards"));
        hand.patch("/model_sets/" + models, "models", List.of("finance", "marketing"));
        hand.patch("/roles/" + role, "name", "Backup and more");
        Choice sets = new Choice(Set.of(Kind.PERMISSION_SET, Kind.MODEL_SET), Set.of(), false, List.of(), false, false);
        String said = Plans.entries(rig, sets, EXACT).stream()
                .map(Plans::text)
                .toList()
                .toString();
        assertTrue(said.contains("permissions, since a role of the API user consists of it"), said);
        for (Choice choice : List.of(sets, Choice.all())) {
            rig.restore(choice, EXACT);
            assertEquals(
                    3,
                    hand.get("/permission_sets/" + permissions)
                            .path("permissions")
                            .size());
            assertEquals(2, hand.get("/model_sets/" + models).path("models").size());
        }
        assertEquals("Backup and more", hand.get("/roles/" + role).path("name").asText());
    }

    // Nor what it has by way of a group, or of one that such a group lies in
    @Test
    void theApiUserLosesNothingThatItsGroupsHave() throws Exception {
        String me = hand.get("/user").path("id").asText();
        String admins = hand.post("/groups", "name", "Admins").path("id").asText();
        String outer =
                hand.post("/groups", "name", "Everybody of us").path("id").asText();
        hand.post("/groups/" + admins + "/users", "user_id", me);
        hand.post("/groups/" + outer + "/groups", "group_id", "2");
        hand.post("/groups/2/users", "user_id", me);
        List<String> groups = new ArrayList<>(ids("/roles/5/groups"));
        groups.addAll(List.of(admins, outer));
        hand.put("/roles/5/groups", groups);
        rig.restore(Choice.all(), EXACT);
        assertTrue(ids("/roles/5/groups").containsAll(Set.of(admins, outer)), ids("/roles/5/groups")::toString);
        JsonNode parents =
                hand.rows("/groups/search/with_hierarchy?id=2").get(0).path("parent_group_ids");
        assertTrue(parents.toString().contains("\"" + outer + "\""), parents::toString);
    }

    // Filters are matched by name: Looker orders them by a hidden instant
    @Test
    void filtersInAnotherOrderKeepTheirIds() throws Exception {
        JsonNode filters = hand.get("/dashboards/3").path("dashboard_filters");
        for (int i = 0; i < filters.size(); i++) {
            hand.patch("/dashboard_filters/" + filters.get(i).path("id").asText(), "row", 20 - i, "title", "T" + i);
        }
        Set<String> ids = new TreeSet<>(filters.findValuesAsText("id"));
        returned();
        assertEquals(
                ids,
                new TreeSet<>(
                        hand.get("/dashboards/3").path("dashboard_filters").findValuesAsText("id")));
    }

    // Defect 1: one id in several kinds
    @Test
    void theSameIdOfAnotherKindIsNotTouched() throws Exception {
        hand.patch("/dashboards/3", "title", "A dashboard");
        hand.patch("/looks/3", "title", "A look");
        hand.patch("/boards/2", "title", "A board");
        rig.restore(Choice.of(List.of(new ItemKey(Kind.LOOK, "3")), false), ENABLING);
        assertEquals("A dashboard", hand.get("/dashboards/3").path("title").asText());
        assertEquals("A board", hand.get("/boards/2").path("title").asText());
        assertEquals("Annual Churn Overview", hand.get("/looks/3").path("title").asText());
        rig.restore(Choice.of(List.of(new ItemKey(Kind.DASHBOARD, "3")), false), ENABLING);
        assertEquals(
                "Quarterly Revenue Overview",
                hand.get("/dashboards/3").path("title").asText());
        assertEquals("A board", hand.get("/boards/2").path("title").asText());
    }
}
