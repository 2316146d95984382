package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Looker makes by itself is recognised by what it says of itself, and nothing else is. */
class UntouchableTest {
    static Stream<Arguments> builtIn() {
        return Stream.of(
                Arguments.of(Kind.ROLE, Map.of("id", "2", "name", "Admin", "internal", true), "built into Looker"),
                Arguments.of(Kind.PERMISSION_SET, Map.of("id", "1", "built_in", true), "built into Looker"),
                Arguments.of(Kind.MODEL_SET, Map.of("id", "1", "all_access", true), "built into Looker"),
                Arguments.of(Kind.GROUP, Map.of("id", "1", "include_by_default", true), "managed by Looker"),
                Arguments.of(Kind.GROUP, Map.of("id", "4", "externally_managed", true), "outside of it"),
                Arguments.of(Kind.USER_ATTRIBUTE, Map.of("id", "1", "is_system", true), "built into Looker"),
                Arguments.of(
                        Kind.USER,
                        Map.of("id", "7", "credentials_embed", List.of(Map.of("external_user_id", "x"))),
                        "embedding application"),
                Arguments.of(Kind.USER, Map.of("id", "8", "is_service_account", true), "by hand"),
                Arguments.of(Kind.FOLDER, Map.of("id", "1", "name", "Shared"), "makes the folder itself"),
                Arguments.of(
                        Kind.FOLDER,
                        Map.of("id", "9", "parent_id", "2", "is_personal", true),
                        "makes the folder itself"),
                Arguments.of(Kind.COLOR_COLLECTION, Map.of("id", "google-theme"), "built into Looker"),
                Arguments.of(Kind.THEME, Map.of("id", "1", "name", "Looker"), "built into Looker"),
                Arguments.of(Kind.DASHBOARD, Map.of("id", "sales::overview"), "by git"));
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void whatLookerMakesByItselfIsLeftAlone(Kind kind, Map<String, Object> data, String why) {
        Optional<String> said = Untouchable.item(kind, data);
        assertTrue(said.filter(text -> text.contains(why)).isPresent(), said.toString());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatPeopleMadeIsRestored(Kind kind) {
        assertEquals(Optional.empty(), Untouchable.item(kind, Map.of("id", "12", "name", "Finance", "parent_id", "1")));
    }
}
