package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static InputStream text(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Object value(String json) throws IOException {
        return Json.object(text("{\"v\":" + json + "}")).get("v");
    }

    @Test
    void keepsIntegersAndFloatsApart() throws IOException {
        assertEquals(1L, value("1"));
        assertEquals(1.0, value("1.0"));
        assertEquals(-0.0, value("-0.0"));
        assertEquals(1e10, value("1e10"));
    }

    @Test
    void keepsNumbersThatNoLongOrDoubleHolds() throws IOException {
        assertEquals(new BigInteger("123456789012345678901234567890"), value("123456789012345678901234567890"));
        assertEquals(new BigDecimal("0.12345678901234567890123"), value("0.12345678901234567890123"));
        assertEquals(new BigDecimal("1e400"), value("1e400"));
        assertEquals(0.1, value("0.1"));
        assertEquals(1234567.1234567, value("1234567.1234567"));
    }

    @Test
    void keepsKeyOrderAndNulls() throws IOException {
        Map<String, Object> object = Json.object(text("{\"b\":null,\"a\":[],\"c\":{}}"));
        assertEquals(List.of("b", "a", "c"), new ArrayList<>(object.keySet()));
        assertEquals(null, object.get("b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "[{}", "[{},", "[{}]]", "{\"a\":1}", "[1]", "<html>", "[{\"a\":nul}]", "[{\"a\"}]"})
    void refusesWhatIsNotAWholeArrayOfObjects(String json) {
        assertThrows(IOException.class, () -> Json.list(text(json)));
    }

    @Test
    void refusesAnExponentThatNoNumberHolds() {
        assertThrows(IOException.class, () -> value("1e99999999999999999999"));
    }

    @Test
    void refusesDepthThatNoStackHolds() {
        String deep = "[".repeat(100_000);
        assertThrows(IOException.class, () -> value(deep));
    }
}
