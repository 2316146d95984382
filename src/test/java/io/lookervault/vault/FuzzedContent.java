package io.lookervault.vault;

import io.lookervault.chaos.Fuzzed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of rows: whatever is decoded can be encoded again. */
public final class FuzzedContent implements Fuzzed {
    @Override
    public List<byte[]> samples() {
        List<byte[]> samples = new ArrayList<>();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "1");
        item.put("title", "Ünï \uD834\uDD1E");
        item.put(
                "numbers",
                List.of(1, -1L, 1.5, new java.math.BigDecimal("1e400"), new java.math.BigInteger("9".repeat(40))));
        item.put("when", java.time.Instant.EPOCH);
        item.put("raw", new byte[] {1, 2, 3});
        item.put("nested", Map.of("a", List.of(Map.of("b", List.of(List.of())))));
        samples.add(MessagePack.encode(item));
        samples.add(MessagePack.encode(List.of("x".repeat(300), true, List.of())));
        return samples;
    }

    @Override
    public void take(byte[] input) {
        MessagePack.encode(MessagePack.decode(input));
    }

    @Override
    public List<Class<? extends Throwable>> clear() {
        return List.of(DamagedContent.class);
    }
}
