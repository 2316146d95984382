package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.lookervault.app.Rig;
import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup never knew, such as one of the original tool, is no reason to take it away, exact or not. */
class WhatTheVaultDoesNotTellTest {
    private static final Rules EXACT =
            new Rules(true, true, true, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    @TempDir
    Path dir;

    /** Makes of the rows of a kind what a tool stores that reads nothing but lists. */
    private static void strip(Rig rig, Kind kind, String... fields) throws Exception {
        rig.asOfTheOriginalTool(kind, content -> {
            Map<String, Object> data = Rewriting.copy(Writes.object(content));
            for (String field : fields) {
                data.remove(field);
            }
            return data;
        });
    }

    private static List<String> everywhere(Hand hand, String list, String sub) throws Exception {
        List<String> all = new ArrayList<>();
        for (JsonNode row : hand.rows(list)) {
            String id = row.path("id").asText();
            for (JsonNode one : hand.rows(list + "/" + id + sub)) {
                all.add(id + " has " + one.path("id").asText()
                        + one.path("group_id").asText());
            }
        }
        return all;
    }

    @Test
    void membersThatItDoesNotKnowStay() throws Exception {
        try (Rig rig = new Rig(dir, 5)) {
            Hand hand = new Hand(rig.looker());
            hand.post("/groups/4/groups", "group_id", "2");
            rig.extract();
            strip(rig, Kind.GROUP, "user_ids", "parent_group_ids");
            List<String> users = everywhere(hand, "/groups", "/users?fields=id");
            List<String> groups = everywhere(hand, "/groups", "/groups?fields=id");
            assertFalse(users.isEmpty() || groups.isEmpty());
            RestoreReport report = rig.restore(Choice.all(), EXACT);
            assertEquals(users, everywhere(hand, "/groups", "/users?fields=id"), () -> Plans.said(rig, report));
            assertEquals(groups, everywhere(hand, "/groups", "/groups?fields=id"), () -> Plans.said(rig, report));
        }
    }

    @Test
    void oneOfBothIsJudgedWithoutTheOther() throws Exception {
        try (Rig rig = new Rig(dir, 5)) {
            Hand hand = new Hand(rig.looker());
            rig.extract();
            strip(rig, Kind.GROUP, "user_ids");
            List<String> users = everywhere(hand, "/groups", "/users?fields=id");
            hand.post("/groups/4/groups", "group_id", "2");
            List<String> more = everywhere(hand, "/groups", "/groups?fields=id");
            rig.restore(Choice.all(), EXACT);
            assertEquals(users, everywhere(hand, "/groups", "/users?fields=id"));
            assertFalse(everywhere(hand, "/groups", "/groups?fields=id").equals(more));
        }
    }

    @Test
    void valuesThatItDoesNotKnowStay() throws Exception {
        try (Rig rig = new Rig(dir, 5)) {
            Hand hand = new Hand(rig.looker());
            rig.extract();
            strip(rig, Kind.USER_ATTRIBUTE, "group_values");
            List<String> values = everywhere(hand, "/user_attributes", "/group_values");
            assertFalse(values.isEmpty());
            rig.restore(Choice.all(), EXACT);
            assertEquals(values, everywhere(hand, "/user_attributes", "/group_values"));
        }
    }

    /** Takes keys out of an object of each row of a kind, as an older Looker has it. */
    private static void older(Rig rig, Kind kind, String object, String... keys) throws Exception {
        rig.asOfTheOriginalTool(kind, content -> {
            Map<String, Object> data = Rewriting.copy(Writes.object(content));
            if (data.get(object) instanceof Map<?, ?> within) {
                within.keySet().removeAll(List.of(keys));
            }
            return data;
        });
    }

    @Test
    void whatANewerLookerAddsToAnObjectIsNoDifference() throws Exception {
        try (Rig rig = new Rig(dir, 12)) {
            Hand hand = new Hand(rig.looker());
            hand.patch("/dashboards/2", "appearance", Map.of("tile_shadow", true, "key_color", "#123456"));
            rig.extract();
            older(rig, Kind.THEME, "settings", "show_title", "dashboard_title_font_size");
            older(rig, Kind.DASHBOARD, "appearance", "key_color");
            assertEquals(List.of(), Plans.changes(rig, EXACT));
            hand.patch("/dashboards/2", "appearance", Map.of("tile_shadow", false, "key_color", "#123456"));
            RestoreReport report = rig.restore(Choice.all(), EXACT);
            assertEquals(
                    "true",
                    hand.get("/dashboards/2").at("/appearance/tile_shadow").asText(),
                    () -> Plans.said(rig, report));
            assertEquals(List.of(), rig.letters());
        }
    }
}
