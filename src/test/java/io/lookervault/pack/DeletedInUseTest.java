package io.lookervault.pack;

import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What is deleted since its file was removed, while others that stay show it, lie in it or send it. */
class DeletedInUseTest {
    @TempDir
    Path dir;

    private Workshop shop;

    @BeforeEach
    void unpacked() {
        shop = new Workshop(dir);
        shop.store(Map.of(
                Kind.FOLDER,
                List.of(map("id", "1", "name", "Sales"), map("id", "2", "name", "Old")),
                Kind.LOOK,
                List.of(map("id", "3", "title", "Margin", "folder_id", "1")),
                Kind.DASHBOARD,
                List.of(map(
                        "id",
                        "4",
                        "title",
                        "West",
                        "folder_id",
                        "1",
                        "dashboard_elements",
                        List.of(map("id", "40", "look_id", "3")))),
                Kind.SCHEDULED_PLAN,
                List.of(map("id", "5", "name", "Weekly", "dashboard_id", "4"))));
        shop.unpack();
    }

    private void remove(String... files) throws IOException {
        for (String file : files) {
            Files.delete(shop.file(file));
        }
    }

    private String told(String... options) {
        return shop.pack(0, options).err();
    }

    @Test
    void isToldWithWhatUsesIt() throws IOException {
        remove("folders/1.yaml", "looks/3.yaml");
        String err = told("--delete-missing", "--dry-run");
        assertTrue(
                err.contains("others still use 2 of the items that are deleted: folder 1 (by dashboard 4),"
                        + " look 3 (by dashboard 4). Edit those as well, or put the files back"),
                err);
        assertTrue(told("--delete-missing").contains("others still use 2"), "and it is done all the same");
        assertTrue(shop.rows().get("look 3").contains("Optional[20"), "as was asked");
    }

    @Test
    void aDashboardThatIsSentIsInUse() throws IOException {
        remove("dashboards/4.yaml");
        assertTrue(told("--delete-missing").contains("dashboard 4 (by scheduled_plan 5)"));
    }

    @Test
    void whatIsDeletedTogetherIsNotInUse() throws IOException {
        remove("folders/1.yaml", "folders/2.yaml", "looks/3.yaml", "dashboards/4.yaml", "scheduled_plans/5.yaml");
        assertFalse(told("--delete-missing").contains("still use"));
    }

    @Test
    void anEditThatLetsGoOfItCounts() throws IOException {
        remove("looks/3.yaml");
        shop.edit("dashboards/4.yaml", "look_id: '3'", "look_id: null");
        assertFalse(told("--delete-missing").contains("still use"));
    }

    @Test
    void anEditThatKeepsItIsStillAUse() throws IOException {
        remove("looks/3.yaml");
        shop.edit("dashboards/4.yaml", "title: West", "title: North");
        assertTrue(told("--delete-missing").contains("look 3 (by dashboard 4)"));
    }

    @Test
    void ofManyThatUseItFiveAreNamed() throws IOException {
        for (int uses : new int[] {5, 6}) {
            shop = new Workshop(Files.createDirectory(dir.resolve("uses" + uses)));
            shop.store(Map.of(
                    Kind.FOLDER,
                    List.of(map("id", "1", "name", "Sales")),
                    Kind.LOOK,
                    IntStream.rangeClosed(1, uses)
                            .mapToObj(id -> map("id", "" + id, "title", "Look " + id, "folder_id", "1"))
                            .toList()));
            shop.unpack();
            remove("folders/1.yaml");
            String more = uses > 5 ? " …)." : ").";
            String err = told("--delete-missing");
            assertTrue(err.contains("folder 1 (by look 1, look 2, look 3, look 4, look 5" + more), err);
        }
    }

    @Test
    void nothingIsToldOfWhatStays() throws IOException {
        remove("looks/3.yaml");
        assertFalse(told().contains("still use"));
    }
}
