package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.app.Rig;
import io.lookervault.demo.DemoCounts;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes whose answers get lost, at every kind of write: the end is that of an undisturbed run, and nothing is there twice. */
class LostAnswersTest {
    private static final DemoOptions DEMO = DemoOptions.defaults()
            .withDashboards(8)
            .withCounts(DemoCounts.proportional().withGroups(9).withMerges(2).withSqlTiles(2));
    private static final Rules EXACT =
            new Rules(true, false, false, Optional.of("me"), Map.of(), Map.of(), Map.of(), Map.of());

    /** Every kind of write that a restoration makes. */
    private static final List<String> WRITES = List.of(
            "DELETE /board_items/{id}",
            "DELETE /board_sections/{id}",
            "DELETE /content_metadata_access/{id}",
            "DELETE /dashboard_elements/{id}",
            "DELETE /dashboard_filters/{id}",
            "DELETE /dashboard_layouts/{id}",
            "DELETE /groups/{id}/groups/{group}",
            "DELETE /groups/{id}/users/{user}",
            "PATCH /board_items/{id}",
            "PATCH /board_sections/{id}",
            "PATCH /boards/{id}",
            "PATCH /color_collections/{id}",
            "PATCH /content_metadata/{id}",
            "PATCH /dashboard_elements/{id}",
            "PATCH /dashboard_filters/{id}",
            "PATCH /dashboard_layout_components/{id}",
            "PATCH /dashboard_layouts/{id}",
            "PATCH /dashboards/{id}",
            "PATCH /folders/{id}",
            "PATCH /groups/{id}",
            "PATCH /lookml_models/{id}",
            "PATCH /looks/{id}",
            "PATCH /model_sets/{id}",
            "PATCH /permission_sets/{id}",
            "PATCH /roles/{id}",
            "PATCH /scheduled_plans/{id}",
            "PATCH /themes/{id}",
            "PATCH /user_attributes/{id}",
            "PATCH /users/{id}",
            "PATCH /users/{id}/attribute_values/{attribute}",
            "POST /alerts",
            "POST /board_items",
            "POST /board_sections",
            "POST /boards",
            "POST /color_collections",
            "POST /content_metadata_access",
            "POST /dashboard_elements",
            "POST /dashboard_filters",
            "POST /dashboard_layouts",
            "POST /dashboards",
            "POST /folders",
            "POST /groups",
            "POST /groups/{id}/groups",
            "POST /groups/{id}/users",
            "POST /lookml_models",
            "POST /looks",
            "POST /merge_queries",
            "POST /model_sets",
            "POST /permission_sets",
            "POST /queries",
            "POST /roles",
            "POST /scheduled_plans",
            "POST /sql_queries",
            "POST /themes",
            "POST /user_attributes",
            "POST /user_attributes/{id}/group_values",
            "POST /users",
            "POST /users/{id}/credentials_email",
            "PUT /alerts/{id}",
            "PUT /content_metadata_access/{id}",
            "PUT /roles/{id}/groups",
            "PUT /roles/{id}/users");

    @TempDir
    private static Path dir;

    private static String home;
    private static final Map<Scene, End> UNDISTURBED = new TreeMap<>();

    /** What is restored to. */
    private enum Scene {
        /** Another Looker that holds next to nothing. */
        EMPTY,
        /** The Looker of the vault, after much was deleted or changed in it. */
        STRUCK,
        /** The Looker of the vault, after people worked with it. */
        EDITED
    }

    /** How a restoration leaves a Looker, and what it wrote. */
    private record End(Portrait portrait, Map<String, Long> operations, long parked) {}

    @BeforeAll
    static void restoresUndisturbed() throws Exception {
        try (Rig rig = new Rig(Files.createDirectory(dir.resolve("home")), DEMO)) {
            Edits.tab(rig.looker());
            rig.extract();
            home = rig.looker().url();
        }
        for (Scene scene : Scene.values()) {
            try (Rig rig = rig(scene)) {
                RestoreReport report = restore(rig);
                Map<String, Long> writes = writes(rig.looker());
                UNDISTURBED.put(scene, new End(Portrait.of(rig.looker()), writes, report.count("parked")));
            }
        }
    }

    private static Rig rig(Scene scene) throws Exception {
        Path own = Files.createTempDirectory(dir, scene.name());
        Files.copy(dir.resolve("home/looker.db"), own.resolve("looker.db"));
        Rig rig = new Rig(own, DEMO.withEmpty(scene == Scene.EMPTY)).with("lookervault.restore.max-retries", "50");
        if (scene != Scene.EMPTY) {
            rig.instance(home);
            Edits.tab(rig.looker());
        }
        if (scene == Scene.STRUCK) {
            Disaster.strike(rig.looker());
        }
        if (scene == Scene.EDITED) {
            Edits.make(rig.looker());
        }
        rig.ledger().reset();
        return rig;
    }

    private static RestoreReport restore(Rig rig) {
        RestoreReport report = rig.restore(Choice.all(), EXACT);
        assertEquals(Optional.empty(), report.reason());
        return report;
    }

    private static Map<String, Long> writes(DemoLooker looker) {
        Map<String, Long> writes = new TreeMap<>(looker.ledger().operations());
        writes.keySet().removeIf(name -> name.startsWith("GET") || name.contains("/login"));
        return writes;
    }

    @Test
    void everyKindOfWriteIsTried() {
        Map<String, Long> seen = new TreeMap<>();
        UNDISTURBED.values().forEach(end -> seen.putAll(end.operations()));
        assertEquals(String.join("\n", WRITES), String.join("\n", seen.keySet()));
    }

    static Stream<Arguments> losses() {
        List<FaultAction> actions =
                List.of(new FaultAction.DoneBut(500), new FaultAction.DoneButHangup(), new FaultAction.Hangup());
        return Stream.of(Scene.values()).flatMap(scene -> actions.stream().map(action -> Arguments.of(scene, action)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theEndIsThatOfAnUndisturbedRun(Scene scene, FaultAction loss) throws Exception {
        End undisturbed = UNDISTURBED.get(scene);
        try (Rig rig = rig(scene)) {
            undisturbed
                    .operations()
                    .keySet()
                    .forEach(operation -> rig.looker().faults().add(rule(operation, loss)));
            RestoreReport report = restore(rig);
            assertEquals(undisturbed.parked(), report.count("parked"), () -> Plans.said(rig, report));
            Set<String> missed = new TreeSet<>(undisturbed.operations().keySet());
            missed.removeAll(writes(rig.looker()).keySet());
            assertEquals(Set.of(), missed);
            rig.looker().faults().clear();
            assertEquals("", undisturbed.portrait().differs(Portrait.of(rig.looker())));
            rig.ledger().reset();
            restore(rig);
            assertEquals(Map.of(), writes(rig.looker()));
        }
    }

    private static FaultRule rule(String operation, FaultAction loss) {
        String[] words = operation.split(" ", 2);
        return FaultRule.on(words[0], words[1].replaceAll("\\{[^}]*}", "*"), loss)
                .times(1);
    }
}
