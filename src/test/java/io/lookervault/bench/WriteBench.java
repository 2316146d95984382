package io.lookervault.bench;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Batch;
import io.lookervault.vault.ExtractionLedger;
import io.lookervault.vault.PackedItem;
import io.lookervault.vault.PageKey;
import io.lookervault.vault.PageMark;
import io.lookervault.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Pages of packed rows of 20 KB through the writer of a vault, with their rows in the ledger. */
public final class WriteBench {
    private static final int PAGE = 100;
    private static final int BYTES = 20_000;

    private WriteBench() {}

    static void launch(Arguments arguments) throws IOException {
        int rows = arguments.number("rows", 20_000);
        Markdown table = new Markdown("writes: " + rows + " rows of 20 KB", "threads", "rows/s");
        for (int threads : arguments.numbers("threads", "1,8")) {
            Path scratch = Java.scratch();
            try {
                table.row(
                        threads,
                        Double.valueOf(Java.run(WriteBench.class, scratch.resolve("looker.db"), rows, threads)));
            } finally {
                Java.delete(scratch);
            }
        }
    }

    /** File, rows, threads; prints rows a second, until the vault is closed. */
    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[1]);
        int threads = Integer.parseInt(args[2]);
        PackedItem sample = sample();
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        try (Vault vault = Vault.open(Path.of(args[0]), "bench", InstantSource.system())) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    int done = 0;
                    for (int at = next.getAndAdd(PAGE); at < rows; at = next.getAndAdd(PAGE)) {
                        page(vault.ledger(), sample, at);
                        done++;
                    }
                    return done;
                }));
            }
            for (Future<Integer> each : running) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
        System.out.println(rows / ((System.nanoTime() - start) / 1e9));
    }

    private static void page(ExtractionLedger ledger, PackedItem sample, int offset) {
        List<PackedItem> items = new ArrayList<>();
        for (int i = 1; i <= PAGE; i++) {
            items.add(new PackedItem(
                    new ItemKey(Kind.DASHBOARD, Integer.toString(offset + i)),
                    sample.name(),
                    sample.ownerId(),
                    sample.ownerEmail(),
                    sample.folderId(),
                    sample.createdAt(),
                    sample.updatedAt(),
                    sample.deletedAt(),
                    sample.content(),
                    sample.sha256()));
        }
        PageMark mark = new PageMark(new PageKey(Kind.DASHBOARD, "", offset, PAGE), PAGE, "");
        ledger.storePage("bench", mark, new Batch(items, List.of(), List.of(), List.of()));
    }

    private static PackedItem sample() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", "1");
        data.put("title", "Orders by week");
        data.put("user_id", "7");
        data.put("folder_id", "5");
        data.put("created_at", "2026-01-01T00:00:00.000Z");
        data.put("updated_at", "2026-01-02T00:00:00.000Z");
        data.put("description", "x".repeat(BYTES));
        return PackedItem.of(Item.of(Kind.DASHBOARD, data));
    }
}
