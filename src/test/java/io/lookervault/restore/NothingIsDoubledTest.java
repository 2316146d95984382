package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lost answers, fresh vaults and replaced owners: what was made is not made a second time. */
class NothingIsDoubledTest {
    @TempDir
    private Path dir;

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
    void aScheduleWithAFallbackOwnerIsNotDoubledByALostAnswer() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = Desk.elsewhere()) {
            Hunted.plan(desk.hand(), "1", "5");
            desk.run(0, "extract");
            other.faults()
                    .add(FaultRule.on("POST", "/scheduled_plans", new FaultAction.DoneBut(503))
                            .nth(1));
            Run first = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertEquals(1, Hunted.plans(new Hand(other)), first::said);
        }
    }

    @Test
    void aScheduleWithAFallbackOwnerIsNotDoubledByAFreshVault() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = Desk.elsewhere()) {
            Hunted.plan(desk.hand(), "1", "5");
            desk.run(0, "extract");
            Run first = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertEquals(1, Hunted.plans(new Hand(other)), first::said);
            Run run = desk.runFromAFreshVault(other, "restore all --force --owner-fallback me");
            assertEquals(1, Hunted.plans(new Hand(other)), run::said);
        }
    }

    @Test
    void aScheduleOfAQueryIsNotDoubledByAFreshVault() throws Exception {
        try (Desk desk = new Desk(dir, 5);
                DemoLooker other = Desk.elsewhere()) {
            Hand hand = desk.hand();
            hand.post(
                    "/scheduled_plans",
                    "name",
                    "Hunted",
                    "query_id",
                    Hunted.query(hand, "11"),
                    "crontab",
                    "0 6 * * 1",
                    "scheduled_plan_destination",
                    List.of(Map.of("format", "csv", "type", "email", "address", "a@example.com")));
            desk.run(0, "extract");
            Run first = Desk.run(other, desk.vault(), "restore all --force --owner-fallback me");
            assertEquals(1, Hunted.plans(new Hand(other)), first::said);
            Run run = desk.runFromAFreshVault(other, "restore all --force --owner-fallback me");
            assertEquals(1, Hunted.plans(new Hand(other)), run::said);
        }
    }

    // What an admin gave to somebody since is not taken from her: mails follow the rights of who owns the schedule
    @Test
    void theFallbackIsTheOwnerOfWhatIsMadeAndOfNothingElse() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other = Desk.elsewhere()) {
            desk.hand().patch("/dashboards/1", "user_id", "5");
            String plan = Hunted.plan(desk.hand(), "1", "5");
            desk.run(0, "extract");
            String single =
                    "restore single scheduled_plan " + plan + " --with-dependencies --owner-fallback me --force";
            Run made = Desk.run(other, desk.vault(), single);
            assertTrue(made.err().contains("is replaced by me"), made::said);
            Hand there = new Hand(other);
            String lisa = there.make("/users", "first_name", "Lisa");
            String sent = "/scheduled_plans/"
                    + there.row("/scheduled_plans?all_users=true", "name", "Hunted")
                            .path("id")
                            .asText();
            String shown = "/dashboards/" + there.get(sent).path("dashboard_id").asText();
            there.patch(sent, "user_id", lisa, "crontab", "0 7 * * 1");
            there.patch(shown, "user_id", lisa);
            Run again = Desk.run(other, desk.vault(), single);
            assertEquals("0 6 * * 1", there.get(sent).path("crontab").asText(), again::said);
            for (String path : List.of(sent, shown)) {
                assertEquals(lisa, there.get(path).path("user_id").asText(), again::said);
            }
            assertFalse(again.err().contains("is replaced by me"), again::said);
        }
    }

    @Test
    void aUserWhoseAnswerWasLostIsNotTakenForOneOfTheSameName() throws Exception {
        try (Rig rig = rigThatLoses("/users")) {
            Hand hand = new Hand(rig.looker());
            List<String> mails = List.of("a.smith@example.com", "b.smith@example.com");
            List<String> lost = new ArrayList<>();
            for (String mail : mails) {
                String path = "/users/" + hand.make("/users", "first_name", "Sam", "last_name", "Smith");
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
                        + hand.make("/scheduled_plans", Hunted.weekly("Weekly", address), "dashboard_id", "1"));
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
}
