package io.lookervault.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {
    @Test
    void codesOneToTwelveAreThoseOfTheOriginal() {
        assertEquals(
                List.of(
                        "dashboard",
                        "look",
                        "lookml_model",
                        "explore",
                        "folder",
                        "board",
                        "user",
                        "group",
                        "role",
                        "permission_set",
                        "model_set",
                        "scheduled_plan"),
                Arrays.stream(Kind.values()).limit(12).map(Kind::singular).toList());
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
                Arrays.stream(Kind.values()).map(Kind::code).toList());
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByAllItsNames(Kind kind) {
        assertEquals(Optional.of(kind), Kind.named(kind.singular()));
        assertEquals(Optional.of(kind), Kind.named(kind.plural()));
        assertEquals(
                Optional.of(kind),
                Kind.named(kind.plural().toUpperCase(java.util.Locale.ROOT).replace('_', '-')));
        assertEquals(Optional.of(kind), Kind.coded(kind.code()));
    }

    @Test
    void knowsTheAliases() {
        assertEquals(Optional.of(Kind.LOOKML_MODEL), Kind.named("models"));
        assertEquals(Optional.of(Kind.PERMISSION_SET), Kind.named("permissions"));
        assertEquals(Optional.of(Kind.SCHEDULED_PLAN), Kind.named("schedules"));
    }

    @ParameterizedTest
    @EnumSource
    void everyReferenceLeadsToAKind(Kind kind) {
        kind.references().forEach(reference -> assertTrue(reference.target() != null));
        kind.bodies().forEach(body -> assertTrue(body.target().immutable()));
    }

    @ParameterizedTest
    @EnumSource
    void canBeListedOrIsNamedByAnother(Kind kind) {
        assertTrue(kind.listing().isPresent() || !kind.sources().isEmpty());
        assertFalse(kind.itemPath().isEmpty());
    }

    @Test
    void queriesAreFoundThroughWhateverUsesThem() {
        assertEquals(
                Set.of("dashboard", "look", "scheduled_plan", "merge_query"),
                Kind.QUERY.sources().stream().map(Kind::singular).collect(Collectors.toSet()));
    }

    @Test
    void onlyContentMetadataThatDoesNotInheritIsContentAccess() {
        assertTrue(Kind.CONTENT_ACCESS.keeps(Map.of("id", "1", "inherits", false)));
        assertFalse(Kind.CONTENT_ACCESS.keeps(Map.of("id", "1", "inherits", true)));
        assertFalse(Kind.CONTENT_ACCESS.keeps(Map.of("id", "1")));
    }

    @Test
    void exploresAreNamedByModelAndExplore() {
        Object model =
                Map.of("name", "thelook", "explores", List.of(Map.of("name", "orders"), Map.of("name", "users")));
        Reference explores = Kind.LOOKML_MODEL.references().get(0);
        assertEquals(List.of("thelook::orders", "thelook::users"), explores.ids(model));
    }

    @Test
    void aPathStepsIntoEveryElement() {
        Object data =
                Map.of("a", List.of(Map.of("b", Map.of("c", 1L)), Map.of("x", 2L), Map.of("b", Map.of("c", "z"))));
        assertEquals(List.of("1", "z"), Values.texts(data, "a[].b.c"));
        assertEquals(List.of(), Values.texts(data, "a[].nothing"));
        assertEquals(List.of("1", "2"), Values.texts(Map.of("ids", List.of("1", 2L)), "ids[]"));
    }
}
