package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a restoration that is resumed still knows of what was asked for. */
class RestoreConfigTest {
    private static final ItemKey ALERT = new ItemKey(Kind.ALERT, "7");

    @Test
    void whatWasAskedForIsReadBack() {
        for (boolean yes : List.of(true, false)) {
            RestoreConfig config = new RestoreConfig(
                    new Choice(Set.of(Kind.DASHBOARD, Kind.LOOK), Set.of("12", "x"), yes, List.of(ALERT), !yes, yes),
                    new Rules(
                            yes,
                            !yes,
                            yes,
                            yes ? Optional.of("me") : Optional.empty(),
                            Map.of("old", "new"),
                            Map.of("warehouse", "lake"),
                            Map.of("1", "2"),
                            Map.of("a@example.com", "b@example.com")));
            assertEquals(config, RestoreConfig.parse(config.json(4)));
        }
    }

    @Test
    void whatIsNotJsonSaysWhatToDo() {
        Exception broken = assertThrows(IllegalStateException.class, () -> RestoreConfig.parse("{"));
        assertTrue(broken.getMessage().contains("Start anew with restore all"), broken.getMessage());
    }
}
