package io.lookervault.pack;

import static io.lookervault.pack.Shop.dashboard;
import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that was unpacked, edited and packed is unpacked into again: what is somebody's own stays. */
class UnpackAgainTest {
    @TempDir
    private Path dir;

    private Workshop shop;

    @BeforeEach
    void fill() {
        shop = new Workshop(dir);
        shop.store(Map.of(
                Kind.FOLDER,
                List.of(map("id", "1", "name", "Sales"), map("id", "2", "name", "West", "parent_id", "1")),
                Kind.QUERY,
                IntStream.range(0, Shop.TILES).mapToObj(Shop::query).toList(),
                Kind.DASHBOARD,
                IntStream.rangeClosed(1, 3).mapToObj(i -> dashboard(i, "1")).toList()));
    }

    private void retitle(Path file, String title) throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^title: .*$", "title: " + title));
    }

    private String title(String id) {
        return shop.text(Kind.DASHBOARD, id, "title");
    }

    private void addNew(String name) throws IOException {
        shop.write(
                name,
                Files.readString(shop.file("dashboards/1.yaml"))
                        .replaceFirst("(?m)^title: .*$", "title: New\nslug: abc")
                        .replaceFirst("(?m)^ *db_id: .*\\R", ""));
    }

    @Test
    void somebodysOwnFileIsFoundBeforeAnythingIsTouched() throws IOException {
        shop.write("dashboards/2.yaml", "mine\n");
        for (int i = 0; i < 2; i++) {
            Run refused = shop.unpack(2, "--overwrite");
            assertTrue(refused.err().contains("is in the way: no export wrote it."), refused.err());
            assertFalse(Files.exists(shop.file(".pack_state")), "nothing was begun");
            assertEquals("mine\n", Files.readString(shop.file("dashboards/2.yaml")));
        }
    }

    @Test
    void aMovedFileThatWasPackedIsNotInTheWay() throws IOException {
        shop.unpack(0, "--strategy", "folder");
        Path file = shop.file("Sales/dashboards/3.yaml");
        Path west = Files.createDirectories(shop.file("Sales/West/dashboards")).resolve("3.yaml");
        Files.move(file, west);
        shop.pack(0);
        shop.unpack(0, "--strategy", "folder", "--overwrite");
        assertTrue(Files.exists(west));
        assertFalse(Files.exists(file));
        Map<String, String> before = shop.rows();
        shop.pack(0);
        assertEquals(List.of(), shop.touched(before));
    }

    @Test
    void aNewFileThatWasEditedSinceItWasPackedIsInTheWayEachTime() throws IOException {
        shop.unpack();
        addNew("dashboards/new-sales.yaml");
        shop.pack(0);
        retitle(shop.file("dashboards/new-sales.yaml"), "Precious");
        for (int i = 0; i < 2; i++) {
            shop.unpack(2, "--overwrite");
            assertTrue(Files.readString(shop.file("dashboards/new-sales.yaml")).contains("title: Precious"));
        }
        shop.pack(0);
        assertEquals("Precious", title("new-sales"));
    }

    @Test
    void whatWasPackedBeforeAnUnpackIsNotTakenBack() throws IOException {
        shop.unpack();
        retitle(shop.file("dashboards/2.yaml"), "Mine");
        shop.pack(0);
        shop.unpack(0, "--overwrite");
        Path other = dir.resolve("other");
        shop.run(0, "unpack", "--output-dir", other.toString());
        retitle(other.resolve("dashboards/2.yaml"), "Theirs");
        shop.run(0, "pack", "--input-dir", other.toString());
        retitle(shop.file("dashboards/3.yaml"), "Three");
        shop.pack(0);
        assertEquals("Theirs", title("2"));
        assertEquals("Three", title("3"));
    }

    @Test
    void aCopyHasNotTheSlugOfWhatItWasCopiedFrom() throws IOException {
        shop.unpack();
        addNew("dashboards/copy.yaml");
        shop.pack(0);
        assertEquals("New", title("new-copy"));
        assertEquals("", shop.text(Kind.DASHBOARD, "new-copy", "slug"));
    }

    @Test
    void aNewItemThatBecameOneOfLookersStaysGone() throws Exception {
        shop.unpack();
        addNew("dashboards/copy.yaml");
        shop.pack(0);
        shop.sql("UPDATE content_items SET deleted_at = '2026-01-01T00:00:00+00:00' WHERE id = 'new-copy'");
        Map<String, String> before = shop.rows();
        retitle(shop.file("dashboards/3.yaml"), "Three");
        shop.pack(0);
        assertEquals(1, shop.touched(before).size());
        assertEquals("Three", title("3"));
    }
}
