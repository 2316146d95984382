package io.lookervault.inbox;

import io.lookervault.chaos.Fuzzed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Order files that are dropped. */
public final class FuzzedOrders implements Fuzzed {
    private final Path file;

    public FuzzedOrders() throws Exception {
        Path dir = Files.createTempDirectory("orders");
        dir.toFile().deleteOnExit();
        file = dir.resolve("job.yaml");
        file.toFile().deleteOnExit();
    }

    @Override
    public List<byte[]> samples() {
        return List.of(
                "verb: extract\ntypes: dashboards, looks\nfolder-ids: [12, '57']\nrecursive: true\nmax-calls: 9\nid: 7\n"
                        .getBytes(StandardCharsets.UTF_8),
                "verb: unpack\noutput-dir: exports/today\nstrategy: folder\n".getBytes(StandardCharsets.UTF_8),
                "verb: restore\nonly-types: [looks]\nexact: false\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void take(byte[] input) throws Exception {
        Files.write(file, input);
        OrderFile.read(file, (given, known) -> Optional.empty());
    }

    @Override
    public List<Class<? extends Throwable>> clear() {
        return List.of(DropRefused.class);
    }
}
