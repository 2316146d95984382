package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lookervault.content.Item;
import io.lookervault.content.Kind;
import io.lookervault.vault.DamagedContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingTest {
    private final Packing packing = new Packing();

    @Test
    void packsMoreThanHelpersCanTake() {
        List<Packing.Pending> begun = IntStream.range(0, 1000)
                .mapToObj(i -> packing.begin(look(i, "x")))
                .toList();
        packing.close();
        for (int i = 0; i < 1000; i++) {
            assertEquals(Integer.toString(i), begun.get(i).get().key().id());
        }
    }

    @Test
    void packsAfterItWasClosed() {
        packing.close();
        assertEquals("1", packing.begin(look(1, "x")).get().key().id());
    }

    @Test
    void throwsWhatPackingThrew() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            deep = new ArrayList<>(List.<Object>of(deep));
        }
        Packing.Pending pending = packing.begin(look(1, deep));
        assertThrows(DamagedContent.class, pending::get);
        packing.close();
    }

    private static Item look(int id, Object description) {
        return Item.of(Kind.LOOK, Map.of("id", Integer.toString(id), "description", description));
    }
}
