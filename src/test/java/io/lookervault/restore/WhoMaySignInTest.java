package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restoration lets nobody in who was shut out after the backup, unless it is told to, and takes nobody for somebody else. */
class WhoMaySignInTest {
    @TempDir
    private Path dir;

    private static String said(Run run) {
        return "exit " + run.code() + "\n" + run.out() + run.err();
    }

    /** A user who signs in by e-mail, and by Google as well or not. */
    private static String user(Desk desk, boolean google) throws Exception {
        String me = desk.hand().get("/user").path("id").asText();
        return desk.hand().rows("/users?limit=500&sorts=id").stream()
                .filter(row -> row.hasNonNull("credentials_email")
                        && row.hasNonNull("credentials_google") == google
                        && !row.path("is_disabled").asBoolean())
                .map(row -> row.path("id").asText())
                .filter(id -> !id.equals(me))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoWasDisabledStaysSo() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            String user = "/users/" + user(desk, false);
            desk.hand().patch(user, "is_disabled", true, "locale", "fr");
            Run run = desk.run(0, "restore all --force");
            JsonNode now = desk.hand().get(user);
            assertTrue(now.path("is_disabled").asBoolean(), () -> said(run));
            assertFalse(now.path("locale").asText().equals("fr"), () -> said(run));
            assertTrue(run.err().contains("--enable-users"), () -> said(run));
        }
    }

    @Test
    void whoWasDisabledIsLetInAgainOnDemand() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            String user = "/users/" + user(desk, false);
            desk.hand().patch(user, "is_disabled", true);
            Run run = desk.run(0, "restore all --force --enable-users");
            assertFalse(desk.hand().get(user).path("is_disabled").asBoolean(), () -> said(run));
        }
    }

    @Test
    void whoSignsInElsewhereByNowGetsNoPasswordAgain() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            String user = "/users/" + user(desk, true);
            desk.hand().delete(user + "/credentials_email");
            Run run = desk.run(0, "restore all --force");
            assertFalse(desk.hand().get(user).hasNonNull("credentials_email"), () -> said(run));
            assertTrue(run.err().contains("--enable-users"), () -> said(run));
        }
    }

    @Test
    void whoWasShutOutAltogetherIsNotLetInAgain() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            String user = "/users/" + user(desk, false);
            long users = desk.hand().rows("/users?limit=500").size();
            desk.hand().delete(user + "/credentials_email");
            Run run = desk.run(0, "restore all --force");
            assertFalse(desk.hand().get(user).hasNonNull("credentials_email"), () -> said(run));
            assertEquals(users, desk.hand().rows("/users?limit=500").size(), () -> said(run));
            assertTrue(run.err().contains("--enable-users"), () -> said(run));
        }
    }

    @Test
    void whoWasShutOutIsLetInAgainOnDemand() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            List<String> users = List.of("/users/" + user(desk, true), "/users/" + user(desk, false));
            for (String user : users) {
                desk.hand().delete(user + "/credentials_email");
            }
            Run run = desk.run(0, "restore all --force --enable-users");
            for (String user : users) {
                assertTrue(desk.hand().get(user).hasNonNull("credentials_email"), () -> said(run));
            }
        }
    }

    @Test
    void aNamesakeWhoWasShutOutDoesNotBecomeSomebodyElse() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other = DemoLooker.start(DemoOptions.defaults().withEmpty(true))) {
            JsonNode user = desk.hand().get("/users/" + user(desk, false));
            Hand hand = new Hand(other);
            String namesake = hand.post(
                            "/users", "first_name", user.path("first_name"), "last_name", user.path("last_name"))
                    .path("id")
                    .asText();
            Run run = Desk.run(other, desk.vault(), "restore bulk users --force");
            assertFalse(hand.get("/users/" + namesake).hasNonNull("email"), () -> said(run));
            assertTrue(
                    hand.row("/users?limit=500", "email", user.path("email").asText())
                            .hasNonNull("credentials_email"),
                    () -> said(run));
        }
    }

    /** Deletes a user, fails to restore it, and makes it by hand. */
    private static String madeByHand(Desk desk) throws Exception {
        JsonNode user = desk.hand().get("/users/" + user(desk, false));
        desk.hand().delete("/users/" + user.path("id").asText());
        desk.looker().faults().add(FaultRule.on("POST", "/users", new FaultAction.Status(422)));
        desk.run(4, "restore bulk users --force");
        desk.looker().faults().clear();
        List<Object> body = new ArrayList<>();
        for (String field : List.of(
                "first_name", "last_name", "locale", "models_dir_validated", "can_manage_api3_creds", "is_disabled")) {
            body.add(field);
            body.add(user.path(field));
        }
        String made = "/users/"
                + desk.hand().post("/users", body.toArray()).path("id").asText();
        desk.hand().post(made + "/credentials_email", "email", user.path("email"));
        return made;
    }

    // That a restoration began to make a user says nothing of one that somebody else made then
    @Test
    void whoWasMadeByHandAndDisabledSinceStaysSo() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            String user = madeByHand(desk);
            desk.hand().patch(user, "is_disabled", true);
            Run retried = desk.run(0, "restore dlq retry --all");
            assertTrue(desk.hand().get(user).path("is_disabled").asBoolean(), () -> said(retried));
        }
    }

    @Test
    void whoWasMadeByHandIsNotHeldForHalfMadeLater() throws Exception {
        try (Desk desk = new Desk(dir, 3)) {
            String user = madeByHand(desk);
            desk.run(0, "restore dlq retry --all");
            assertEquals(List.of(), desk.letters(""));
            desk.hand().patch(user, "is_disabled", true);
            Run run = desk.run(0, "restore bulk users --force");
            assertTrue(desk.hand().get(user).path("is_disabled").asBoolean(), () -> said(run));
            try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + desk.vault());
                    Statement statement = vault.createStatement();
                    ResultSet marks = statement.executeQuery("SELECT * FROM restored_parts WHERE part = 'new user'")) {
                assertFalse(marks.next(), "nothing is begun any more");
            }
        }
    }

    @Test
    void whoWasLeftHalfMadeIsFinishedByTheRetry() throws Exception {
        try (Desk desk = new Desk(dir, 3);
                DemoLooker other = DemoLooker.start(DemoOptions.defaults().withEmpty(true))) {
            String mail =
                    desk.hand().get("/users/" + user(desk, false)).path("email").asText();
            other.faults().add(FaultRule.on("POST", "/users/*/credentials_email", new FaultAction.Status(422)));
            Desk.run(other, desk.vault(), "restore bulk users --force");
            Hand hand = new Hand(other);
            long users = hand.rows("/users?limit=500").size();
            other.faults().clear();
            Run run = Desk.run(other, desk.vault(), "restore dlq retry --all");
            assertTrue(hand.row("/users?limit=500", "email", mail).hasNonNull("credentials_email"), () -> said(run));
            assertEquals(users, hand.rows("/users?limit=500").size(), () -> said(run));
        }
    }

    /** Puts into the vault that all who sign in by SAML alone had another address then; what they hold of credentials is kept or not. */
    private static Rig beforeTheyMoved(Path dir, boolean told) throws Exception {
        Rig rig = new Rig(dir, 3);
        rig.extract();
        rig.asOfTheOriginalTool(Kind.USER, content -> {
            Map<String, Object> data = Rewriting.copy(Writes.object(content));
            if (data.get("credentials_saml") instanceof Map<?, ?>) {
                data.put("email", "before." + data.get("email"));
                if (!told) {
                    data.keySet().removeIf(key -> key.startsWith("credentials_"));
                }
            }
            return data;
        });
        return rig;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSignsInElsewhereAndHasAnotherAddressByNowIsNotMadeAgain(boolean told) throws Exception {
        try (Rig rig = beforeTheyMoved(dir, told)) {
            Hand hand = new Hand(rig.looker());
            List<JsonNode> before = hand.rows("/users?limit=500");
            RestoreReport report = rig.restore(Choice.all(), Rules.careful());
            assertEquals(before, hand.rows("/users?limit=500"), () -> Plans.said(rig, report));
            assertEquals(List.of(), rig.letters());
        }
    }
}
