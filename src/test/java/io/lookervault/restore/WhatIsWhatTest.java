package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.app.Rig;
import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tabs, tiles and owners: what a restoration takes for what in a dashboard and its schedules and alerts. */
class WhatIsWhatTest {
    private static final String TILE = "dashboard_element_id";

    @TempDir
    private Path dir;

    private static String said(Run run) {
        return "exit " + run.code() + "\n" + run.out() + run.err();
    }

    private static String tile(Hand hand, String dashboard, String query) throws Exception {
        return hand.post(
                        "/dashboard_elements",
                        "dashboard_id",
                        dashboard,
                        "title",
                        "Revenue",
                        "type",
                        "vis",
                        "query_id",
                        query)
                .path("id")
                .asText();
    }

    private static List<String> watched(Hand hand) throws Exception {
        List<String> all = new ArrayList<>();
        for (JsonNode alert : hand.rows("/alerts/search?all_owners=true&limit=1000")) {
            if (alert.path("custom_title").asText().equals("Hunted")) {
                String q = hand.get("/dashboard_elements/"
                                + alert.path("dashboard_element_id").asText())
                        .path("query_id")
                        .asText();
                all.add(hand.get("/queries/" + q).path("limit").asText());
            }
        }
        return all;
    }

    @Test
    void anUnknownTileWithAnAlertKeepsWhatItShows() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String dashboard = hand.post("/dashboards", "title", "Twins", "folder_id", "1")
                    .path("id")
                    .asText();
            String t1 = tile(hand, dashboard, query(hand, "11"));
            desk.run(0, "extract");
            hand.delete("/dashboard_elements/" + t1);
            watch(hand, tile(hand, dashboard, query(hand, "22")));
            Run run = desk.run("restore single dashboard " + dashboard + " --force");
            assertEquals(List.of("22"), watched(hand), () -> said(run));
        }
    }

    private Run restoredFromAFreshVault(Desk desk, DemoLooker other) {
        Path fresh = dir.resolve("fresh.db");
        assertEquals(0, Desk.run(desk.looker(), fresh, "extract").code());
        return Desk.run(other, fresh, "restore all --force --owner-fallback me");
    }

    private static String query(Hand hand, String limit) throws Exception {
        return hand.post(
                        "/queries", "model", "marketing", "view", "campaigns", "fields", List.of("a.b"), "limit", limit)
                .path("id")
                .asText();
    }

    private static void watch(Hand hand, String tile) throws Exception {
        hand.post(
                "/alerts",
                "custom_title",
                "Hunted",
                "owner_id",
                "6",
                "dashboard_element_id",
                tile,
                "comparison_type",
                "GREATER_THAN",
                "threshold",
                5,
                "cron",
                "0 * * * *",
                "field",
                Map.of("title", "B", "name", "a.b"),
                "destinations",
                List.of(Map.of("destination_type", "EMAIL", "email_address", "a@example.com")));
    }

    @Test
    void anAlertOfAnotherLookerIsKnownByTheQueriesOfItsTile() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            Hand hand = desk.hand();
            String dashboard = hand.post("/dashboards", "title", "Twins", "folder_id", "1")
                    .path("id")
                    .asText();
            String first = tile(hand, dashboard, query(hand, "11"));
            watch(hand, tile(hand, dashboard, query(hand, "22")));
            desk.run(0, "extract");
            Run once = Desk.run(other, desk.vault(), "restore all --force");
            assertEquals(List.of("22"), watched(new Hand(other)), () -> said(once));

            hand.delete("/dashboard_elements/" + first);
            tile(hand, dashboard, query(hand, "33"));
            Run again = restoredFromAFreshVault(desk, other);
            assertEquals(List.of("22"), watched(new Hand(other)), () -> said(again));
        }
    }

    private static List<String> revenues(Hand hand) throws Exception {
        List<String> limits = new ArrayList<>();
        String twins = hand.row("/dashboards/search?limit=500&fields=id,title", "title", "Twins")
                .path("id")
                .asText();
        for (JsonNode tile : hand.get("/dashboards/" + twins).path("dashboard_elements")) {
            limits.add(hand.get("/queries/" + tile.path("query_id").asText())
                    .path("limit")
                    .asText());
        }
        Collections.sort(limits);
        return limits;
    }

    // By title alone no watched tile is taken for another; that its alerts are those of the vault tells as well
    @Test
    void aTileOfAnotherLookerIsKnownByTheAlertsOnIt() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            Hand hand = desk.hand();
            String dashboard = hand.post("/dashboards", "title", "Twins", "folder_id", "1")
                    .path("id")
                    .asText();
            String tile = tile(hand, dashboard, query(hand, "11"));
            watch(hand, tile);
            desk.run(0, "extract");
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Hand there = new Hand(other);
            assertEquals(List.of("11"), watched(there));

            hand.patch("/dashboard_elements/" + tile, "query_id", query(hand, "22"));
            Run again = restoredFromAFreshVault(desk, other);
            assertEquals(List.of("22"), revenues(there), () -> said(again));
            assertEquals(List.of("22"), watched(there), () -> said(again));

            ObjectNode stranger = hunted(there).deepCopy();
            stranger.retain("comparison_type", "cron", "destinations", "field", "owner_id", "threshold", TILE);
            there.send("POST", "/alerts", stranger.put("custom_title", "Of somebody else"));
            hand.patch("/dashboard_elements/" + tile, "query_id", query(hand, "33"));
            Files.delete(dir.resolve("fresh.db"));
            Run strange = restoredFromAFreshVault(desk, other);
            assertEquals(List.of("22", "33"), revenues(there), () -> said(strange));
        }
    }

    private static String plan(Hand hand, String dashboard, String user) throws Exception {
        return hand.post(
                        "/scheduled_plans",
                        "name",
                        "Hunted",
                        "dashboard_id",
                        dashboard,
                        "user_id",
                        user,
                        "crontab",
                        "0 6 * * 1",
                        "scheduled_plan_destination",
                        List.of(Map.of("format", "wysiwyg_pdf", "type", "email", "address", "a@example.com")))
                .path("id")
                .asText();
    }

    private static long plans(Hand hand) throws Exception {
        return hand.rows("/scheduled_plans?all_users=true").stream()
                .filter(row -> row.path("name").asText().equals("Hunted"))
                .count();
    }

    @Test
    void aScheduleWithAFallbackOwnerIsNotDoubledByALostAnswer() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            plan(desk.hand(), "1", "5");
            desk.run(0, "extract");
            other.faults()
                    .add(FaultRule.on("POST", "/scheduled_plans", new FaultAction.DoneBut(503))
                            .nth(1));
            Run first = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertEquals(1, plans(new Hand(other)), () -> said(first));
        }
    }

    /** The first request to make one is not done; the answer to the second comes late. */
    private Rig rigThatLoses(String path) throws Exception {
        Rig rig = new Rig(dir, 3)
                .with("lookervault.looker.retry.delay", "300")
                .with("lookervault.looker.retry.max-delay", "300");
        rig.looker()
                .faults()
                .add(FaultRule.on("POST", path, new FaultAction.Hangup()).nth(3));
        rig.looker()
                .faults()
                .add(FaultRule.on("POST", path, new FaultAction.Drip(Duration.ofMillis(1500)))
                        .nth(3));
        return rig;
    }

    private static Choice only(Kind kind) {
        return new Choice(Set.of(kind), Set.of(), false, List.of(), false, false);
    }

    @Test
    void aUserWhoseAnswerWasLostIsNotTakenForOneOfTheSameName() throws Exception {
        try (Rig rig = rigThatLoses("/users")) {
            Hand hand = new Hand(rig.looker());
            List<String> mails = List.of("a.smith@example.com", "b.smith@example.com");
            List<String> lost = new ArrayList<>();
            for (String mail : mails) {
                String path = "/users/"
                        + hand.post("/users", "first_name", "Sam", "last_name", "Smith")
                                .path("id")
                                .asText();
                hand.post(path + "/credentials_email", "email", mail);
                lost.add(path);
            }
            rig.extract();
            for (String path : lost) {
                hand.delete(path);
            }
            RestoreReport report = rig.restore(only(Kind.USER), Rules.careful());
            List<String> now = hand.rows("/users?limit=500").stream()
                    .filter(row -> row.path("last_name").asText().equals("Smith"))
                    .map(row -> row.path("email").asText())
                    .sorted()
                    .toList();
            assertEquals(mails, now, () -> Plans.said(rig, report));
        }
    }

    @Test
    void aScheduleWhoseAnswerWasLostIsNotTakenForTheOneThatIsMadeNextToIt() throws Exception {
        try (Rig rig = rigThatLoses("/scheduled_plans")) {
            Hand hand = new Hand(rig.looker());
            List<String> lost = new ArrayList<>();
            for (String address : List.of("a@example.com", "b@example.com")) {
                lost.add("/scheduled_plans/"
                        + hand.post(
                                        "/scheduled_plans",
                                        "name",
                                        "Weekly",
                                        "dashboard_id",
                                        "1",
                                        "crontab",
                                        "0 6 * * 1",
                                        "scheduled_plan_destination",
                                        List.of(Map.of("format", "wysiwyg_pdf", "type", "email", "address", address)))
                                .path("id")
                                .asText());
            }
            rig.extract();
            for (String path : lost) {
                hand.delete(path);
            }
            RestoreReport report = rig.restore(only(Kind.SCHEDULED_PLAN), Rules.careful());
            List<String> addresses = hand.rows("/scheduled_plans?all_users=true").stream()
                    .filter(row -> row.path("name").asText().equals("Weekly"))
                    .map(row -> row.at("/scheduled_plan_destination/0/address").asText())
                    .sorted()
                    .toList();
            assertEquals(List.of("a@example.com", "b@example.com"), addresses, () -> Plans.said(rig, report));
        }
    }

    @Test
    void aScheduleWithAFallbackOwnerIsNotDoubledByAFreshVault() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            plan(desk.hand(), "1", "5");
            desk.run(0, "extract");
            Run first = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertEquals(1, plans(new Hand(other)), () -> said(first));
            Run run = restoredFromAFreshVault(desk, other);
            assertEquals(1, plans(new Hand(other)), () -> said(run));
        }
    }

    // What an admin gave to somebody since is not taken from her: mails follow the rights of who owns the schedule
    @Test
    void theFallbackIsTheOwnerOfWhatIsMadeAndOfNothingElse() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            desk.hand().patch("/dashboards/1", "user_id", "5");
            String plan = plan(desk.hand(), "1", "5");
            desk.run(0, "extract");
            String single =
                    "restore single scheduled_plan " + plan + " --with-dependencies --owner-fallback me --force";
            Run made = Desk.run(other, desk.vault(), single);
            assertTrue(made.err().contains("is replaced by me"), () -> said(made));
            Hand there = new Hand(other);
            String lisa = there.post("/users", "first_name", "Lisa").path("id").asText();
            String sent = "/scheduled_plans/"
                    + there.row("/scheduled_plans?all_users=true", "name", "Hunted")
                            .path("id")
                            .asText();
            String shown = "/dashboards/" + there.get(sent).path("dashboard_id").asText();
            there.patch(sent, "user_id", lisa, "crontab", "0 7 * * 1");
            there.patch(shown, "user_id", lisa);
            Run again = Desk.run(other, desk.vault(), single);
            assertEquals("0 6 * * 1", there.get(sent).path("crontab").asText(), () -> said(again));
            for (String path : List.of(sent, shown)) {
                assertEquals(lisa, there.get(path).path("user_id").asText(), () -> said(again));
            }
            assertFalse(again.err().contains("is replaced by me"), () -> said(again));
        }
    }

    @Test
    void aScheduleOfAQueryIsNotDoubledByAFreshVault() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            Hand hand = desk.hand();
            hand.post(
                    "/scheduled_plans",
                    "name",
                    "Hunted",
                    "query_id",
                    query(hand, "11"),
                    "crontab",
                    "0 6 * * 1",
                    "scheduled_plan_destination",
                    List.of(Map.of("format", "csv", "type", "email", "address", "a@example.com")));
            desk.run(0, "extract");
            Run first = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertEquals(1, plans(new Hand(other)), () -> said(first));
            Run run = restoredFromAFreshVault(desk, other);
            assertEquals(1, plans(new Hand(other)), () -> said(run));
        }
    }

    @Test
    void anAlertIsRefusedWhoseTileIsNotThere() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String dashboard = hand.post("/dashboards", "title", "Twins", "folder_id", "1")
                    .path("id")
                    .asText();
            String tile = tile(hand, dashboard, query(hand, "11"));
            watch(hand, tile);
            desk.run(0, "extract");
            String alert = "";
            for (JsonNode row : hand.rows("/alerts/search?all_owners=true&limit=1000")) {
                alert = row.path("custom_title").asText().equals("Hunted")
                        ? row.path("id").asText()
                        : alert;
            }
            hand.delete("/dashboard_elements/" + tile);
            Run run = desk.run("restore single alert " + alert + " --force");
            assertEquals(4, run.code(), () -> said(run));
            assertTrue(run.err().contains("the target has no tile " + tile), () -> said(run));
        }
    }

    private static JsonNode hunted(Hand hand) throws Exception {
        return hand.row("/alerts/search?all_owners=true&limit=1000", "custom_title", "Hunted");
    }

    // LookML dashboards come with the LookML: they are in no vault and in no list, and there all the same
    @Test
    void anAlertGoesOnLeadingToALookmlDashboard() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            Hand hand = desk.hand();
            String pulse = "marketing::business_pulse";
            watch(hand, tile(hand, "1", query(hand, "11")));
            String path = "/alerts/" + hunted(hand).path("id").asText();
            ObjectNode whole = hunted(hand).deepCopy();
            whole.retain(
                    "comparison_type",
                    "cron",
                    "destinations",
                    "field",
                    "owner_id",
                    "threshold",
                    "custom_title",
                    "dashboard_element_id");
            whole.put("investigative_content_type", "dashboard").put("investigative_content_id", pulse);
            hand.send("PUT", path, whole);
            desk.run(0, "extract");
            assertEquals(List.of(), desk.left());

            hand.patch(path, "threshold", 4711);
            Run run = desk.run(0, "restore bulk alerts --force");
            assertEquals(pulse, hunted(hand).path("investigative_content_id").asText(), () -> said(run));
            assertEquals(5, hunted(hand).path("threshold").asInt(), () -> said(run));

            Path map = Files.writeString(dir.resolve("map.yaml"), "models:\n  marketing: growth\n");
            String plan = desk.run("restore bulk alerts --dry-run --output json --map " + map)
                    .out();
            assertTrue(plan.contains("investigative_content_id"), plan);
        }
    }

    private static JsonNode dashboard(Hand hand) throws Exception {
        String id = hand.row("/dashboards/search?limit=500&fields=id,title", "title", "Filtered")
                .path("id")
                .asText();
        return hand.get("/dashboards/" + id);
    }

    private static void showsItsFilters(Hand hand, Run run) throws Exception {
        Map<String, String> names = new HashMap<>();
        for (JsonNode filter : dashboard(hand).path("dashboard_filters")) {
            names.put(filter.path("id").asText(), filter.path("name").asText());
        }
        for (JsonNode tile : dashboard(hand).path("dashboard_elements")) {
            assertEquals(
                    tile.path("body_text").asText(),
                    names.get(tile.path("filter_id").asText()),
                    () -> said(run));
        }
        assertEquals(2, names.size());
    }

    // A tile may show a filter of its dashboard, which has another id wherever it is made
    @Test
    void aTileShowsTheFilterOfItsOwnDashboard() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            Hand hand = desk.hand();
            String id = hand.post("/dashboards", "title", "Filtered", "folder_id", "1")
                    .path("id")
                    .asText();
            for (String name : List.of("Region", "Country")) {
                JsonNode filter = hand.post(
                        "/dashboard_filters", "dashboard_id", id, "name", name, "title", name, "type", "string_filter");
                hand.post(
                        "/dashboard_elements",
                        "dashboard_id",
                        id,
                        "type",
                        "text",
                        "body_text",
                        name,
                        "filter_id",
                        filter.path("id"));
            }
            desk.run(0, "extract");
            String single = "restore single dashboard " + id + " --with-dependencies --owner-fallback me";
            Run there = Desk.run(other, desk.vault(), single + " --force");
            showsItsFilters(new Hand(other), there);
            String again = said(Desk.run(other, desk.vault(), single + " --dry-run"));
            assertTrue(again.contains("; 0 writes"), again);

            String gone = dashboard(hand).at("/dashboard_filters/0/id").asText();
            hand.delete("/dashboard_filters/" + gone);
            Run run = desk.run(0, "restore single dashboard " + id + " --force");
            showsItsFilters(hand, run);
            assertEquals(List.of(), desk.left());
        }
    }

    @Test
    void aTabThatOthersAddedAndActivatedGoes() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            hand.post("/dashboard_layouts", "dashboard_id", "1", "type", "newspaper", "label", "Mine", "active", true);
            Run run = desk.run("restore single dashboard 1 --force");
            assertEquals(List.of(), desk.left(), () -> said(run));
        }
    }

    @Test
    void filtersThatSwappedTheirTitles() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String a = hand.post(
                            "/dashboard_filters",
                            "dashboard_id",
                            "1",
                            "name",
                            "A",
                            "title",
                            "A",
                            "type",
                            "string_filter")
                    .path("id")
                    .asText();
            String b = hand.post(
                            "/dashboard_filters",
                            "dashboard_id",
                            "1",
                            "name",
                            "B",
                            "title",
                            "B",
                            "type",
                            "string_filter")
                    .path("id")
                    .asText();
            desk.run(0, "extract");
            hand.patch("/dashboard_filters/" + a, "name", "Z", "title", "Z");
            hand.patch("/dashboard_filters/" + b, "name", "A", "title", "A");
            hand.patch("/dashboard_filters/" + a, "name", "B", "title", "B");
            Run run = desk.run("restore single dashboard 1 --force");
            assertEquals(List.of(), desk.left(), () -> said(run));
        }
    }

    // What restorations remember of a group holds no instant of creation: the name tells whether it still is that group
    @Test
    void aGroupThatBecameAnotherAfterItsRestorationIsLeftAlone() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            Hand there = new Hand(other);
            assertEquals(
                    0,
                    Desk.run(other, desk.vault(), "restore bulk groups users --force")
                                    .code()
                            & ~4);
            String id =
                    there.row("/groups", "name", "Finance Analysts").path("id").asText();
            there.patch("/groups/" + id, "name", "Board of Directors");
            String plan = said(Desk.run(other, desk.vault(), "restore bulk groups --dry-run"));
            assertTrue(plan.contains("create"), plan);
            Run run = Desk.run(other, desk.vault(), "restore bulk groups --force");
            assertEquals(
                    "Board of Directors",
                    there.get("/groups/" + id).path("name").asText(),
                    () -> said(run));
            there.row("/groups", "name", "Finance Analysts");
        }
    }

    private static String board(Hand hand, String dashboard) throws Exception {
        String board = hand.post("/boards", "title", "Hunted").path("id").asText();
        String section = hand.post("/board_sections", "board_id", board, "title", "S")
                .path("id")
                .asText();
        hand.post("/board_items", "board_section_id", section, "dashboard_id", dashboard);
        return section;
    }

    @Test
    void whatWasDeletedAndMadeAnewHasThePlaceOfTheOldOneElsewhere() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            Hand hand = desk.hand();
            String old = hand.post("/dashboards", "title", "Twins", "folder_id", "1")
                    .path("id")
                    .asText();
            plan(hand, old, "6");
            String section = board(hand, old);
            desk.run(0, "extract");
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Hand there = new Hand(other);
            String before =
                    there.row("/dashboards", "title", "Twins").path("id").asText();

            hand.delete("/dashboards/" + old);
            String anew = hand.post("/dashboards", "title", "Twins", "folder_id", "1", "description", "anew")
                    .path("id")
                    .asText();
            plan(hand, anew, "6");
            hand.post("/board_items", "board_section_id", section, "dashboard_id", anew);
            desk.run(0, "extract");
            Run run = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertFalse(run.err().contains("already stands for"), () -> said(run));
            assertEquals(
                    "anew",
                    there.get("/dashboards/" + before).path("description").asText(),
                    () -> said(run));
            assertEquals(1, plans(there), () -> said(run));
            String board = there.row("/boards", "title", "Hunted").path("id").asText();
            assertEquals(
                    before,
                    there.get("/boards/" + board)
                            .at("/board_sections/0/board_items/0/dashboard_id")
                            .asText(),
                    () -> said(run));
        }
    }

    private static JsonNode look(Hand hand, String title) throws Exception {
        return hand.post("/looks", "title", title, "folder_id", "1", "query_id", query(hand, "4711"));
    }

    private static List<String> looks(Hand hand) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode look : hand.rows("/looks/search?limit=1000&fields=id,query_id")) {
            String id = look.path("query_id").asText();
            if (hand.get("/queries/" + id).path("limit").asText().equals("4711")) {
                found.add(look.path("id").asText());
            }
        }
        return found;
    }

    @Test
    void aLookThatWasRestoredElsewhereIsNotDoubledWhenItIsRestoredAlone() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other =
                        DemoLooker.start(DemoOptions.defaults().withEmpty(true).withSeed(2))) {
            JsonNode look = look(desk.hand(), "Hunted");
            String shows = desk.hand()
                    .post("/dashboards", "title", "Shows it", "folder_id", "1")
                    .path("id")
                    .asText();
            desk.hand().post("/dashboard_elements", "dashboard_id", shows, "type", "look", "look_id", look.path("id"));
            desk.run(0, "extract");
            Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            Hand there = new Hand(other);
            List<String> once = looks(there);
            assertEquals(1, once.size());
            there.patch("/looks/" + once.get(0), "title", "Renamed");

            String single = "restore single dashboard " + shows + " --owner-fallback me";
            Run alone = Desk.run(other, desk.vault(), single);
            assertEquals(0, alone.code(), () -> said(alone));
            single = "restore single look " + look.path("id").asText() + " --owner-fallback me";
            Run run = Desk.run(other, desk.vault(), single);
            assertEquals(once, looks(there), () -> said(run));
            assertEquals(
                    "Hunted", there.get("/looks/" + once.get(0)).path("title").asText());
        }
    }

    @Test
    void aLookThatCameBackWithAnotherIdIsNotDoubledWhenItIsRestoredAlone() throws Exception {
        try (Desk desk = new Desk(dir, 5)) {
            Hand hand = desk.hand();
            String id = look(hand, "Hunted").path("id").asText();
            desk.run(0, "extract");
            hand.delete("/looks/" + id);
            desk.run(0, "restore single look " + id);
            List<String> once = looks(hand);
            assertEquals(1, once.size());
            hand.patch("/looks/" + once.get(0), "title", "Renamed");
            Run run = desk.run("restore single look " + id);
            assertEquals(once, looks(hand), () -> said(run));
        }
    }
}
