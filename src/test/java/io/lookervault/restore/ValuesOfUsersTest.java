package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which values of attributes users keep that they got since the backup: such values say whose rows somebody sees. */
class ValuesOfUsersTest {
    private static final Rules EXACT =
            new Rules(true, false, false, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    @TempDir
    private Path dir;

    private Rig rig;
    private Hand hand;
    private String user;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(dir, 3);
        hand = new Hand(rig.looker());
        String me = hand.get("/user").path("id").asText();
        user = hand.rows("/users").stream()
                .filter(row -> row.path("email").isTextual())
                .map(row -> row.path("id").asText())
                .filter(id -> !id.equals(me))
                .findFirst()
                .orElseThrow();
        rig.extract();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Set<String> values() throws Exception {
        Set<String> values = new TreeSet<>();
        for (JsonNode value : hand.rows("/users/" + user + "/attribute_values")) {
            values.add(value.path("name").asText() + "=" + value.path("value").asText());
        }
        return values;
    }

    /** Gives the user a value of an attribute of which it had none. */
    private void give() throws Exception {
        String attribute = hand.make(
                "/user_attributes",
                "name",
                "sees_more",
                "label",
                "Sees more",
                "type",
                "string",
                "value_is_hidden",
                false);
        rig.extract();
        Set<String> before = values();
        hand.patch("/users/" + user + "/attribute_values/" + attribute, "value", "everything");
        assertNotEquals(before, values());
    }

    @Test
    void oneThatTheBackupDoesNotHaveGoesWhereTheRestorationIsToBeExact() throws Exception {
        Set<String> before = values();
        give();
        Set<String> given = values();
        rig.restore(Choice.all(), Rules.careful());
        assertEquals(given, values());
        RestoreReport report = rig.restore(Choice.all(), EXACT);
        assertEquals(before, values(), () -> Plans.said(rig, report));
        rig.ledger().reset();
        rig.restore(Choice.all(), EXACT);
        assertEquals(0, rig.ledger().writes());
        assertEquals(List.of(), rig.letters());
    }

    @Test
    void theyStayWhereTheBackupDoesNotSayWhatTheUserHad() throws Exception {
        give();
        rig.asOfTheOriginalTool(Kind.USER, content -> {
            Map<String, Object> data = Rewriting.copy(Writes.object(content));
            data.remove("attribute_values");
            return data;
        });
        Set<String> given = values();
        RestoreReport report = rig.restore(Choice.all(), EXACT);
        assertEquals(given, values(), () -> Plans.said(rig, report));
    }

    @Test
    void oneGoesAlsoWhereTheUserItselfHadToBeTriedTwice() throws Exception {
        Set<String> before = values();
        give();
        hand.patch("/users/" + user, "locale", "fr");
        rig.looker()
                .faults()
                .add(FaultRule.on("PATCH", "/users/" + user, new FaultAction.Status(503))
                        .times(3));
        RestoreReport report = rig.restore(Choice.all(), EXACT);
        assertEquals(before, values(), () -> Plans.said(rig, report));
    }
}
