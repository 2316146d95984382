package io.lookervault.pack;

import io.lookervault.content.Item;
import io.lookervault.content.Kind;
import io.lookervault.vault.Batch;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.PackedItem;
import io.lookervault.vault.PageKey;
import io.lookervault.vault.PageMark;
import io.lookervault.vault.Snapshot;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Vaults of a small shop: dashboards of twenty tiles, all of which show the same twenty queries. */
public final class Shop {
    public static final int TILES = 20;

    private Shop() {}

    /** One of the twenty queries. */
    public static Map<String, Object> query(int number) {
        return map(
                "id",
                "q" + number,
                "model",
                "shop",
                "view",
                "orders",
                "fields",
                List.of("orders.id", "orders.n" + number),
                "sorts",
                List.of("orders.id"),
                "filters",
                map("orders.date", "30 days"),
                "limit",
                "500",
                "slug",
                "s");
    }

    /** A dashboard with a tile for each of the queries. */
    public static Map<String, Object> dashboard(int id, String folder) {
        List<Object> tiles = new ArrayList<>();
        for (int i = 0; i < TILES; i++) {
            tiles.add(map(
                    "id",
                    id + "-" + i,
                    "title",
                    "Tile " + i,
                    "query_id",
                    "q" + i,
                    "query",
                    query(i),
                    "result_maker",
                    map("query_id", "q" + i, "vis_config", map("steps", 1.5))));
        }
        return map(
                "id",
                String.valueOf(id),
                "title",
                "Dashboard 2024 " + id,
                "description",
                "yes",
                "folder_id",
                folder,
                "hidden",
                false,
                "created_at",
                "2024-01-02T03:04:05.000Z",
                "dashboard_elements",
                tiles);
    }

    /** Puts items into a vault as an extraction does. */
    public static void store(Path file, Map<Kind, List<Map<String, Object>>> items) {
        try (Vault vault = Vault.open(file, "test", InstantSource.fixed(Instant.EPOCH))) {
            String session = vault.sessions().start("{}", "https://looker.example");
            items.forEach((kind, all) -> vault.ledger()
                    .storePage(
                            session,
                            new PageMark(new PageKey(kind, "", 0, 100), all.size(), ""),
                            new Batch(
                                    all.stream()
                                            .map(data -> PackedItem.of(Item.of(kind, data)))
                                            .toList(),
                                    List.of(),
                                    List.of(),
                                    List.of())));
        }
    }

    /** Every column of every row, as text. */
    public static Map<String, String> rows(Path file) {
        Map<String, String> rows = new TreeMap<>();
        try (VaultReader reader = VaultReader.open(file);
                Snapshot vault = reader.snapshot()) {
            for (Kind kind : Kind.values()) {
                for (Snapshot.Entry entry : vault.entries(kind)) {
                    ItemRow row = vault.row(entry);
                    rows.put(
                            row.key().toString(),
                            String.join(
                                    "|",
                                    row.name(),
                                    row.ownerId().toString(),
                                    row.ownerEmail().toString(),
                                    row.folderId().toString(),
                                    row.createdAt(),
                                    row.updatedAt(),
                                    row.syncedAt(),
                                    row.deletedAt().toString(),
                                    "" + row.size(),
                                    row.sha256().toString(),
                                    HexFormat.of().formatHex(row.content())));
                }
            }
        }
        return rows;
    }

    /** A map in the order written. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
