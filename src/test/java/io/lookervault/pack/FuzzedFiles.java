package io.lookervault.pack;

import io.lookervault.chaos.Fuzzed;
import io.lookervault.vault.DamagedContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files of an export. */
public final class FuzzedFiles implements Fuzzed {
    private static final long BUDGET = 10_000_000;

    @Override
    public List<byte[]> samples() {
        List<byte[]> samples = new ArrayList<>();
        AnyValue any = new AnyValue(new Random(3));
        for (int i = 0; i < 200; i++) {
            samples.add(YamlWriter.document(any.map()));
        }
        samples.add(
                "id: '1'\ntitle: A\nrows:\n- a: 1\n  b: |\n    x\n    y\n_metadata:\n  content_type: DASHBOARD\n  db_id: '1'\n"
                        .getBytes(StandardCharsets.UTF_8));
        return samples;
    }

    @Override
    public void take(byte[] input) {
        ItemFile.read(input, false, BUDGET);
    }

    @Override
    public List<Class<? extends Throwable>> clear() {
        return List.of(YamlFault.class, DamagedContent.class);
    }
}
