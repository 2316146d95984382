package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.pack.FolderPaths.Folder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderPathsTest {
    private static Folder root(int id, String name) {
        return new Folder(String.valueOf(id), name, Optional.empty());
    }

    private static Folder folder(int id, String name, int parent) {
        return new Folder(String.valueOf(id), name, Optional.of(String.valueOf(parent)));
    }

    private static String directory(FolderPaths paths, int id) {
        return paths.directory(Optional.of(String.valueOf(id)));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Sales,Sales",
                "CON,_CON",
                "con.txt,_con.txt",
                "Lpt1,_Lpt1",
                "COM¹,_COM¹",
                "console,console",
                "Sales. ,Sales",
                " Sales,Sales",
                "..,_",
                ".,_",
                "...,_",
                ".git,_.git",
                "a/../b,a_.._b",
                "a\\b,a_b",
                "C:,C_",
                "<a>|?*,_a____",
                "100%,100_",
                "metadata.json,metadata.json_",
                "_Orphaned,_Orphaned_",
                "_deleted,_deleted_",
                "a.YAML,a.YAML_",
                "' ',_",
                "Cafe\u0301,Caf\u00e9",
                "\u202Eevil,_evil",
                "a\tb,a_b",
                "日本 😀,日本 😀"
            })
    void namesAreSuchThatEverySystemTakesThem(String name, String directory) {
        assertEquals(directory, directory(new FolderPaths(List.of(root(1, name))), 1));
    }

    @Test
    void twinsAreToldApartAndTheLowestIdKeepsTheName() {
        FolderPaths paths = new FolderPaths(List.of(
                root(10, "Sales"), root(9, "SALES"), root(11, "sales."), root(7, "Cafe\u0301"), root(8, "Café")));
        assertEquals("SALES", directory(paths, 9));
        assertEquals("Sales (10)", directory(paths, 10));
        assertEquals("sales (11)", directory(paths, 11));
        assertEquals("Café", directory(paths, 7));
        assertEquals("Café (8)", directory(paths, 8));
    }

    @Test
    void aFolderCalledAsATwinIsMarkedWouldBeIsAFolderOfItsOwn() {
        FolderPaths paths = new FolderPaths(List.of(root(1, "A (3)"), root(2, "A"), root(3, "a")));
        assertEquals(
                3,
                Set.of(directory(paths, 1), directory(paths, 2), directory(paths, 3))
                        .size());
    }

    @Test
    void whateverTheNamesNoTwoFoldersShareADirectoryAndTheSameFoldersGetTheSame() {
        Random random = new Random(11);
        String[] bits = {
            "a", "A", "é", "e\u0301", "É", "ß", "ss", "SS", "İ", "ı", "K", "ﬁ", ".", " ", "/", "%", "😀", "(2)"
        };
        for (int round = 0; round < 200; round++) {
            List<Folder> folders = new ArrayList<>();
            for (int id = 1; id <= 40; id++) {
                StringBuilder name = new StringBuilder();
                int parts = random.nextInt(4);
                for (int i = 0; i <= parts; i++) {
                    name.append(bits[random.nextInt(bits.length)]);
                }
                String text = random.nextInt(20) == 0 ? name.toString().repeat(200) : name.toString();
                folders.add(id < 10 ? root(id, text) : folder(id, text, 1 + random.nextInt(id - 1)));
            }
            FolderPaths paths = new FolderPaths(folders);
            Collections.shuffle(folders, random);
            FolderPaths again = new FolderPaths(folders);
            Set<String> seen = new HashSet<>();
            for (Folder folder : folders) {
                String directory = paths.directory(Optional.of(folder.id()));
                assertEquals(directory, again.directory(Optional.of(folder.id())));
                assertTrue(seen.add(ignoringCase(directory)), directory);
                for (String name : directory.split("/", -1)) {
                    assertTrue(name.getBytes(UTF_8).length <= 255, name);
                    assertFalse(name.isBlank() || name.endsWith(".") || name.endsWith(" "), name);
                }
            }
        }
    }

    private static String ignoringCase(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void fiftyLevelsOfLongNamesStayWithinWhatAPathMayBe() {
        List<Folder> folders = new ArrayList<>(List.of(root(1, "é".repeat(300))));
        IntStream.rangeClosed(2, 50).forEach(id -> folders.add(folder(id, "é".repeat(300) + id, id - 1)));
        FolderPaths paths = new FolderPaths(folders);
        String deepest = directory(paths, 50);
        assertEquals(50, deepest.split("/", -1).length);
        assertTrue(deepest.getBytes(UTF_8).length < 3_000, deepest);
    }

    @Test
    void foldersThatLieInEachOtherAreFoundAndLeadNowhere() {
        FolderPaths paths = new FolderPaths(List.of(
                folder(1, "A", 2), folder(2, "B", 1), folder(3, "Below", 1), folder(4, "Itself", 4), root(5, "Fine")));
        assertEquals(List.of(List.of("1", "2"), List.of("4")), paths.cycles());
        assertEquals("_orphaned", directory(paths, 3));
        assertEquals("Fine", directory(paths, 5));
    }

    @Test
    void aFolderWithoutItsParentIsOrphanedWithAllBelow() {
        FolderPaths paths = new FolderPaths(List.of(folder(7, "Lost", 99), folder(8, "Below", 7)));
        assertEquals("_orphaned/Lost/Below", directory(paths, 8));
        assertEquals(List.of("7"), paths.lost().stream().map(Folder::id).toList());
    }
}
