package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is in a group, as the vault has it. */
class MembersOfGroupsTest {
    @TempDir
    private Path dir;

    @Test
    void oneUserWhoCannotBeReadDoesNotKeepGroupsAsTheyWere() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            Hand hand = new Hand(rig.looker());
            String group = hand.make("/groups", "name", "Readers");
            List<JsonNode> users = hand.rows("/users?sorts=id&limit=500");
            String stays = users.get(1).path("id").asText();
            String goes = users.get(2).path("id").asText();
            String comes = users.get(3).path("id").asText();
            hand.make("/groups/" + group + "/users", "user_id", stays);
            hand.make("/groups/" + group + "/users", "user_id", goes);
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());
            assertEquals(new TreeSet<>(List.of(stays, goes)), members(rig, group));

            hand.delete("/groups/" + group + "/users/" + goes);
            hand.make("/groups/" + group + "/users", "user_id", comes);
            rig.looker()
                    .faults()
                    .add(FaultRule.on("GET", "/users/" + stays + "/attribute_values", new FaultAction.Status(422)));
            assertEquals(Outcome.PARTIAL, rig.extract().outcome());
            assertEquals(1, rig.letters().size());
            assertEquals(new TreeSet<>(List.of(stays, comes)), members(rig, group));
        }
    }

    @Test
    void whoJoinsWhileTheListOfUsersIsInDoubtIsAMemberToo() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            Hand hand = new Hand(rig.looker());
            String group = hand.make("/groups", "name", "Readers");
            List<JsonNode> users = hand.rows("/users?sorts=id&limit=500");
            String leaves = users.get(1).path("id").asText();
            String joins = users.get(2).path("id").asText();
            hand.make("/groups/" + group + "/users", "user_id", leaves);
            assertEquals(Outcome.COMPLETED, rig.extract().outcome());

            hand.delete("/groups/" + group + "/users/" + leaves);
            hand.make("/groups/" + group + "/users", "user_id", joins);
            rig.looker().faults().add(FaultRule.on("GET", "/users", new FaultAction.Blind()));
            assertEquals(Outcome.PARTIAL, rig.extract().outcome());
            assertEquals(new TreeSet<>(List.of(leaves, joins)), members(rig, group));
        }
    }

    @Test
    void groupsKeepTheirMembersWhenMostUsersVanishInTheMiddleOfAFirstBackup() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            Hand hand = new Hand(rig.looker());
            String group = hand.make("/groups", "name", "Readers");
            hand.make("/groups/" + group + "/users", "user_id", "3");
            rig.looker().faults().add(FaultRule.on("GET", "regex:/users/[0-9]+.*", new FaultAction.Status(404)));
            assertEquals(Outcome.PARTIAL, rig.extract().outcome());
            assertEquals(Set.of("3"), members(rig, group));
        }
    }

    private static Set<String> members(Rig rig, String group) {
        Map<?, ?> data = (Map<?, ?>) rig.stored(Kind.GROUP).get(group).data();
        return new TreeSet<>(Values.texts(data, "user_ids[]"));
    }
}
