package io.lookervault.pack;

import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import io.lookervault.session.Notices;
import io.lookervault.vault.Snapshot;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an unpack may write, what it leaves alone there, and how it goes on. */
class UnpackTargetTest {
    @TempDir
    Path dir;

    private Workshop shop;

    @BeforeEach
    void store() {
        shop = new Workshop(dir);
        shop.store(Map.of(
                Kind.FOLDER,
                List.of(map("id", "1", "name", "Shared"), map("id", "2", "name", "Sales", "parent_id", "1")),
                Kind.LOOK,
                List.of(
                        map("id", "1", "title", "Margin", "folder_id", "2"),
                        map("id", "2", "title", "Costs", "folder_id", "1"),
                        map("id", "3", "title", "Lost", "folder_id", "99"))));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(shop.export())) {
            Set<String> files = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .map(file -> shop.export().relativize(file).toString())
                    .forEach(files::add);
            return files;
        }
    }

    private UnpackRequest request(UnpackRequest.Strategy strategy) {
        return new UnpackRequest(
                shop.vault(), shop.export(), strategy, new UnpackRequest.Scope(Set.of(), Set.of(), false), false, 1);
    }

    @Test
    void whereNothingCanBeWrittenNothingIsBegun() throws IOException {
        Run nowhere =
                shop.run(2, "unpack", "--output-dir", dir.resolve("no/where").toString());
        assertTrue(nowhere.err().contains("there is no directory " + dir.resolve("no")), nowhere.err());
        Run file = shop.run(2, "unpack", "--output-dir", shop.vault().toString());
        assertTrue(file.err().contains("it is a file. Name a directory"), file.err());
        Run folder = shop.unpack(2, "--folder-ids", "4711");
        assertTrue(folder.err().contains("folder 4711 is not in the vault"), folder.err());
        Files.writeString(dir.resolve("mine"), "x");
        Files.createDirectory(shop.export());
        shop.write("looks/1.yaml", "mine");
        Run inTheWay = shop.unpack(2, "--overwrite");
        assertTrue(inTheWay.err().contains("looks/1.yaml is in the way: no export wrote it"), inTheWay.err());
        assertEquals("mine", Files.readString(shop.file("looks/1.yaml")));
    }

    @Test
    void anExportBelongsToItsOwnerAlone() throws IOException {
        shop.unpack();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(shop.export())));
        assertEquals(
                Set.of(
                        ".pack_state/manifest.jsonl",
                        "folders/1.yaml",
                        "folders/2.yaml",
                        "looks/1.yaml",
                        "looks/2.yaml",
                        "looks/3.yaml",
                        "metadata.json"),
                files());
    }

    @Test
    void anEarlierExportIsReplacedAndWhatItDidNotWriteStays() throws IOException {
        shop.unpack();
        shop.write("README.md", "mine");
        shop.write("folders/notes.txt", "mine");
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        Run run = shop.unpack(0, "--overwrite", "--types", "looks");
        assertTrue(run.out().contains("2 of the earlier export removed"), run.out());
        assertEquals(
                Set.of(
                        ".pack_state/manifest.jsonl",
                        "README.md",
                        "folders/notes.txt",
                        "looks/1.yaml",
                        "looks/2.yaml",
                        "looks/3.yaml",
                        "metadata.json"),
                files());
        assertTrue(Files.readString(shop.file("looks/1.yaml")).contains("title: Margin"));
        shop.unpack(0, "--overwrite", "--types", "folders");
        assertFalse(Files.exists(shop.file("looks")), "a directory that is empty goes");
    }

    @Test
    void anExportWhoseManifestIsDamagedIsNotReplaced() throws IOException {
        shop.unpack();
        shop.write(".pack_state/manifest.jsonl", "{\"path\": \"looks/1.yaml\", \"kind\": \"lok\", \"id\": \"1\"}\n");
        String err = shop.unpack(2, "--overwrite").err();
        assertTrue(err.contains("its .pack_state/manifest.jsonl is damaged (unknown kind lok)"), err);
        shop.write(".pack_state/manifest.jsonl", "{\"path\": \"looks/1.yaml\", \"kind\": \"look\"}\n");
        String noId = shop.pack(2).err();
        assertTrue(noId.contains("manifest.jsonl is damaged (a look needs an id"), noId);
    }

    @Test
    void theFileThatIsDamagedIsNamed() throws IOException {
        shop.unpack();
        shop.write(".pack_state/packed.jsonl", "{\"path\": \"looks/1.yaml\", \"kind\": \"lok\", \"id\": \"1\"}\n");
        String err = shop.unpack(2, "--overwrite").err();
        assertTrue(err.contains("its .pack_state/packed.jsonl is damaged (unknown kind lok)"), err);
    }

    @Test
    void twoAtATimeDoNotWriteIntoOneDirectory() throws IOException {
        shop.unpack();
        Set<String> before = files();
        try (VaultReader reader = VaultReader.open(shop.vault());
                Snapshot vault = reader.snapshot();
                Target other = Target.look(new ExportDir(shop.export()), true, vault)) {
            other.begin();
            String err = shop.unpack(2, "--overwrite").err();
            assertTrue(err.contains("another unpack is writing there"), err);
        }
        shop.unpack();
        assertEquals(before, files());
        assertFalse(Files.exists(shop.file(".pack_state/lock")), "it goes when it is not held");
    }

    @Test
    void anInterruptedUnpackIsNoExportAndGoesOn() throws IOException {
        shop.unpack();
        Files.delete(shop.file("metadata.json"));
        Files.delete(shop.file(".pack_state/manifest.jsonl"));
        Files.delete(shop.file("looks/2.yaml"));
        shop.edit("looks/3.yaml", "title: Lost", "title: Cut o");
        shop.write("looks/9.yaml", "left behind");
        shop.write(
                ".pack_state/unpacking",
                "folders/1.yaml\nfolders/2.yaml\nlooks/1.yaml\nlooks/3.yaml\nlooks/9.yaml\nlooks/gone.yaml\n");
        String refused = shop.pack(2).err();
        assertTrue(refused.contains("its unpack was interrupted. Run unpack again, then edit, then pack"), refused);
        Run run = shop.unpack(0);
        assertTrue(run.out().contains("3 were there already"), run.out());
        assertFalse(Files.exists(shop.file("looks/9.yaml")));
        assertFalse(Files.exists(shop.file(".pack_state/unpacking")));
        assertTrue(shop.pack(0).out().contains("0 added, 0 changed"));
    }

    @Test
    void whatIsNoExportCannotBePacked() throws IOException {
        assertTrue(shop.pack(2).err().contains("there is no such directory. Make it with: lookervault unpack"));
        Files.createDirectory(shop.export());
        assertTrue(shop.pack(2).err().contains("it has no metadata.json, so it is no export"));
        shop.write("metadata.json", "{\n\"version\": }");
        assertTrue(shop.pack(2).err().contains("metadata.json is not JSON, line 2"));
        shop.write("metadata.json", "{\"version\": \"3.0\"}");
        assertTrue(shop.pack(2).err().contains("3.0"));
        shop.write("metadata.json", "[]");
        assertTrue(shop.pack(2).err().contains("metadata.json"));
    }

    @Test
    void foldersThatLieInEachOtherOrNowhereAreTold() {
        shop.store(Map.of(
                Kind.FOLDER,
                Stream.concat(
                                Stream.of(
                                        map("id", "8", "name", "Loop", "parent_id", "9"),
                                        map("id", "9", "name", "Pool", "parent_id", "8")),
                                IntStream.range(50, 57)
                                        .mapToObj(i -> map("id", "" + i, "name", "F" + i, "parent_id", "99")))
                        .toList()));
        Run run = shop.unpack(0, "--strategy", "folder");
        assertTrue(run.err().contains("folders 8, 9 lie in each other; what they hold is in _orphaned"), run.err());
        assertTrue(run.err().contains("folder 50 lies in folder 99, which the vault does not have"), run.err());
        assertTrue(run.err().contains("folder 54 lies in"), run.err());
        assertFalse(run.err().contains("folder 55 lies in"), run.err());
        assertTrue(run.err().contains("and 2 more folders whose parent is not there"), run.err());
        assertTrue(Files.exists(shop.file("_orphaned/looks/3.yaml")));
        assertTrue(Files.exists(shop.file("Shared/Sales/looks/1.yaml")));
    }

    @Test
    void rowsOfALaterReleaseAreToldAndTheExportIsNotComplete() throws SQLException, IOException {
        shop.sql("UPDATE content_items SET content_type = 99 WHERE name = 'Costs'");
        String err = shop.unpack(0).err();
        assertTrue(err.contains("1 rows are of kinds that this release does not know; they are not exported"), err);
        assertTrue(Files.readString(shop.file("metadata.json")).contains("\"complete\" : false"));
    }

    @Test
    void whatWasDeletedIsExportedApartAndOnlyOfAFullExport() throws SQLException {
        shop.sql("UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = 'Margin'");
        shop.unpack();
        assertTrue(Files.exists(shop.file("_deleted/looks/1.yaml")));
        shop.unpack(0, "--overwrite", "--strategy", "folder");
        assertFalse(Files.exists(shop.file("_deleted")));
        assertFalse(Files.exists(shop.file("Shared/Sales/looks/1.yaml")));
        shop.unpack(0, "--overwrite", "--folder-ids", "2");
        assertFalse(Files.exists(shop.file("_deleted")));
        assertFalse(Files.exists(shop.file("looks/1.yaml")));
    }

    @Test
    void anUnpackThatIsToldToStopLeavesNoExportAndGoesOn() throws IOException {
        Unpacking unpacking = new Unpacking(InstantSource.system(), new Notices(new CopyOnWriteArrayList<>()), "test");
        UnpackRun run = unpacking.open(request(UnpackRequest.Strategy.FULL));
        unpacking.write(run, run.getBatches().next().subList(0, 2));
        unpacking.interrupt();
        assertFalse(run.getBatches().hasNext());
        assertThrows(CancellationException.class, () -> unpacking.close(run));
        assertTrue(shop.pack(2).err().contains("interrupted"));
        assertTrue(shop.unpack(0).out().contains("2 were there already"));
    }

    @Test
    void whatGoesWrongOnTheWayEndsTheUnpack() throws IOException {
        Unpacking unpacking = new Unpacking(InstantSource.system(), new Notices(new CopyOnWriteArrayList<>()), "test");
        UnpackRun run = unpacking.open(request(UnpackRequest.Strategy.FULL));
        unpacking.fail(run, new IOException("broken"));
        unpacking.fail(run, new IllegalStateException("second"));
        RuntimeException failed = assertThrows(IllegalStateException.class, () -> unpacking.close(run));
        assertEquals("broken", failed.getCause().getMessage());
        assertFalse(Files.exists(shop.file("metadata.json")));
    }

    @Test
    void roomIsReckonedBeforeAnythingIsWritten() {
        Space space = new Space(10 << 20, Optional.of(100L));
        space.check(dir, 100, 5 << 20);
        ExportFailed bytes = assertThrows(ExportFailed.class, () -> space.check(dir, 2, 10 << 20));
        assertTrue(
                bytes.getMessage()
                        .endsWith(
                                " has room for 10 MB, 2 files need about 11 MB. Free space, or name another directory"),
                bytes.getMessage());
        assertThrows(ExportFailed.class, () -> new Space(4096, Optional.empty()).check(dir, 1, 1));
        new Space(4096, Optional.empty()).check(dir, 1, 0);
        ExportFailed files = assertThrows(ExportFailed.class, () -> space.check(dir, 101, 0));
        assertTrue(files.getMessage().contains("can hold 100 more files (inodes), 101 are needed"), files.getMessage());
        new Space(10 << 20, Optional.empty()).check(dir, 101, 0);
        Space here = Space.at(dir.resolve("not/yet/there"));
        assertTrue(here.bytes() > 0);
        assertEquals(here.files().isPresent(), Space.at(dir).files().isPresent());
    }
}
