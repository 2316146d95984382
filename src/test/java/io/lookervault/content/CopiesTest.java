package io.lookervault.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopiesTest {
    @Test
    void aCopyIsEqualInTheSameOrderAndOfItsOwn() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", Arrays.asList(1L, null, List.of("x", Map.of("k", true))));
        inner.put("a", null);
        List<Object> value = new ArrayList<>(List.of(inner, inner, "text"));
        Object copy = Values.copy(value);
        assertEquals(value, copy);
        assertEquals(value.toString(), copy.toString());
        inner.put("z", "changed");
        value.add("more");
        assertEquals(
                "[{z=[1, null, [x, {k=true}]], a=null}, {z=[1, null, [x, {k=true}]], a=null}, text]", copy.toString());
        assertEquals("text", Values.copy("text"));
    }

    @Test
    void depthIsNoTroubleForTheStack() {
        Object deep = "bottom";
        for (int i = 0; i < 100_000; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Map.of("k", deep);
        }
        Object copy = Values.copy(deep);
        while (copy instanceof List<?> || copy instanceof Map<?, ?>) {
            copy = copy instanceof List<?> list ? list.get(0) : ((Map<?, ?>) copy).get("k");
        }
        assertEquals("bottom", copy);
    }
}
