package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Kind;
import io.lookervault.vault.Mirror.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MirrorTest {
    private static Seen seen(String id, boolean trash, String title) {
        return new Seen(id, trash, Map.of("title", title));
    }

    @Test
    void itemsAreFoundByIdAndByEachOfTheirKeys() {
        try (Mirror mirror = Mirror.open()) {
            Seen sales = seen("2", false, "Sales");
            Seen old = seen("1", true, "Sales");
            mirror.together(() -> {
                mirror.put(Kind.LOOK, sales, List.of("sales", "5/sales"));
                mirror.put(Kind.LOOK, old, List.of("sales"));
            });
            assertEquals(Optional.of(sales), mirror.find(Kind.LOOK, "2"));
            assertEquals(Optional.of(old), mirror.find(Kind.LOOK, "1"));
            assertEquals(Optional.empty(), mirror.find(Kind.DASHBOARD, "2"));
            assertEquals(List.of(old, sales), mirror.keyed(Kind.LOOK, "sales"));
            assertEquals(List.of(sales), mirror.keyed(Kind.LOOK, "5/sales"));
            assertEquals(List.of(), mirror.keyed(Kind.DASHBOARD, "sales"));
        }
    }

    @Test
    void whatIsPutAgainHasItsNewKeysOnly() {
        try (Mirror mirror = Mirror.open()) {
            mirror.put(Kind.LOOK, seen("1", false, "Sales"), List.of("sales"));
            mirror.put(Kind.DASHBOARD, seen("1", false, "Sales"), List.of("sales"));
            mirror.put(Kind.LOOK, seen("1", false, "Costs"), List.of("costs"));
            assertEquals(List.of(), mirror.keyed(Kind.LOOK, "sales"));
            assertEquals(List.of(seen("1", false, "Costs")), mirror.keyed(Kind.LOOK, "costs"));
            assertEquals(1, mirror.keyed(Kind.DASHBOARD, "sales").size());
        }
    }

    @Test
    void everyItemOfAKindIsPassedOn() {
        try (Mirror mirror = Mirror.open()) {
            mirror.put(Kind.LOOK, seen("1", false, "A"), List.of());
            mirror.put(Kind.LOOK, seen("2", true, "B"), List.of());
            mirror.put(Kind.DASHBOARD, seen("3", false, "C"), List.of());
            List<Seen> all = new ArrayList<>();
            mirror.scan(Kind.LOOK, all::add);
            assertEquals(List.of(seen("1", false, "A"), seen("2", true, "B")), all);
        }
    }

    @Test
    void aMirrorThatIsClosedSaysWhatItIs() {
        Mirror mirror = Mirror.open();
        mirror.close();
        for (VaultException failed : List.of(
                assertThrows(VaultException.class, () -> mirror.put(Kind.LOOK, seen("1", false, "A"), List.of())),
                assertThrows(VaultException.class, () -> mirror.together(() -> {})),
                assertThrows(VaultException.class, () -> mirror.find(Kind.LOOK, "1")),
                assertThrows(VaultException.class, () -> mirror.scan(Kind.LOOK, seen -> {})))) {
            assertTrue(failed.getMessage().contains("the temporary copy of the target"), failed.getMessage());
        }
    }
}
