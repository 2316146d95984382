package io.lookervault.pack;

import static io.lookervault.pack.Shop.map;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.Main;
import io.lookervault.cli.Run;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Notices;
import io.lookervault.session.RunListener;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that is not as it was when it was unpacked, or that was not sound then. */
class PackedVaultTest {
    @TempDir
    Path dir;

    private Workshop shop;

    @BeforeEach
    void store() {
        shop = new Workshop(dir);
        shop.store(Map.of(
                Kind.FOLDER,
                List.of(map("id", "1", "name", "Shared")),
                Kind.LOOK,
                List.of(look("1", "Margin"), look("2", "Turnover"), look("3", "Costs"))));
    }

    private static Map<String, Object> look(String id, String title) {
        return map("id", id, "title", title, "folder_id", "1", "user_id", "7", "updated_at", "2024-01-02T03:04:05Z");
    }

    private void theirs(String id) {
        shop.store(Map.of(Kind.LOOK, List.of(look(id, "Theirs"))));
    }

    private void copyHoldsTheSameRows() {
        Path copy = dir.resolve("copy.db");
        Run packed = shop.pack(0, "--db-path", copy.toString());
        assertEquals(shop.rows(), Shop.rows(copy));
        assertFalse(packed.err().contains("partial"), packed.err());
    }

    private PackRequest request() {
        return new PackRequest(
                shop.export(),
                shop.vault(),
                new PackRequest.Options(false, false, false),
                new PackRequest.Limits(1, 1 << 20),
                change -> {});
    }

    @Test
    void whatWasEditedHereAndThereIsAConflictUnlessForced() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine 1");
        shop.edit("looks/2.yaml", "title: Turnover", "title: Mine 2");
        theirs("2");
        Map<String, String> before = shop.rows();
        String err = shop.pack(1).err();
        assertTrue(err.contains("conflict: look 2 was edited here and changed in the vault as well"), err);
        assertFalse(err.contains("look 1"), err);
        assertEquals(before, shop.rows());
        shop.pack(0, "--force");
        assertEquals("Mine 2", shop.text(Kind.LOOK, "2", "title"));
    }

    @Test
    void whatChangedOnlyInTheVaultStaysAndIsTold() throws IOException {
        shop.unpack();
        theirs("2");
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        String err = shop.pack(0).err();
        assertTrue(err.contains("1 items changed in the vault since the unpack and not here: the vault's stay"), err);
        assertEquals("Theirs", shop.text(Kind.LOOK, "2", "title"));
        assertEquals("Mine", shop.text(Kind.LOOK, "1", "title"));
    }

    @Test
    void aFileThatWasOnlyWrittenInOtherWordsDoesNotStandAgainstWhatOthersChanged() throws IOException {
        shop.unpack();
        theirs("2");
        for (String look : List.of("looks/1.yaml", "looks/2.yaml")) {
            shop.write(look, Files.readString(shop.file(look)).replace("\n", "\r\n"));
        }
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        String err = shop.pack(0).err();
        assertTrue(err.contains("1 items changed in the vault since the unpack and not here: the vault's stay"), err);
        assertEquals("Theirs", shop.text(Kind.LOOK, "2", "title"));
        assertEquals("Mine", shop.text(Kind.LOOK, "1", "title"));
        shop.edit("looks/1.yaml", "title: Mine", "title: Margin");
        shop.pack(0, "--force");
        assertEquals("Theirs", shop.text(Kind.LOOK, "2", "title"));
    }

    @Test
    void whatWasPackedMayBeEditedAndPackedAgain() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: One");
        shop.pack(0);
        shop.edit("looks/1.yaml", "title: One", "title: Two");
        assertTrue(shop.pack(0).out().contains("1 changed"));
        assertEquals("Two", shop.text(Kind.LOOK, "1", "title"));
        assertTrue(shop.pack(0).out().contains("0 changed"));
    }

    @Test
    void anEditThatIsTakenBackIsTakenBackInTheVaultAsWell() throws IOException {
        Map<String, String> before = shop.rows();
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        shop.edit("looks/2.yaml", "  name: Turnover", "  name: Mine");
        shop.pack(0);
        assertEquals(List.of("look 1", "look 2"), shop.touched(before));
        shop.edit("looks/1.yaml", "title: Mine", "title: Margin");
        shop.edit("looks/2.yaml", "  name: Mine", "  name: Turnover");
        assertTrue(shop.pack(0).out().contains("2 changed"));
        assertEquals(before, shop.rows());
        assertTrue(shop.pack(0).out().contains("0 changed, 0 deleted, 4 unchanged"));
    }

    @Test
    void aFileThatIsPutBackBringsBackWhatItsAbsenceDeleted() throws IOException {
        Map<String, String> before = shop.rows();
        shop.unpack();
        byte[] file = Files.readAllBytes(shop.file("looks/1.yaml"));
        Files.delete(shop.file("looks/1.yaml"));
        assertTrue(shop.pack(0, "--delete-missing").out().contains("1 deleted"));
        Files.write(shop.file("looks/1.yaml"), file);
        assertTrue(shop.pack(0).out().contains("1 changed"));
        assertEquals(before, shop.rows());
        assertTrue(shop.pack(0).out().contains("0 changed"));
    }

    @Test
    void whatTheVaultDeletedSinceThePackStaysDeleted() throws IOException, SQLException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        shop.pack(0);
        shop.edit("looks/1.yaml", "title: Mine", "title: Margin");
        shop.sql("UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = 'Mine'");
        assertTrue(shop.pack(0).out().contains("0 changed"));
    }

    @Test
    void aFileThatIsGoneDeletesItsItemOnlyWhenAskedAndUnchanged() throws IOException {
        shop.unpack();
        Files.delete(shop.file("looks/1.yaml"));
        Files.delete(shop.file("looks/2.yaml"));
        theirs("2");
        String told = shop.pack(0).err();
        assertTrue(told.contains("2 items have no file any more and stay. To delete them: --delete-missing"), told);
        assertTrue(shop.pack(1, "--delete-missing").err().contains("conflict: look 2"));
        assertTrue(shop.pack(0, "--delete-missing", "--force").out().contains("2 deleted"));
        assertTrue(
                shop.rows().get("look 1").contains("Optional[20"), shop.rows().get("look 1"));
        String again = shop.pack(0, "--delete-missing").out();
        assertTrue(again.contains("0 deleted"), again);
    }

    @Test
    void whatWasRemovedCannotBeToldWithoutTheManifest() throws IOException {
        shop.unpack();
        Files.delete(shop.file(".pack_state/manifest.jsonl"));
        String err = shop.pack(2, "--delete-missing").err();
        assertTrue(err.contains("cannot tell which files were removed"), err);
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        assertTrue(shop.pack(0).out().contains("0 added, 1 changed"), "files tell of themselves");
    }

    @Test
    void theManifestOfAnotherUnpackDoesNotTellWhatWasRemoved() throws IOException {
        shop.unpack();
        byte[] ofAll = Files.readAllBytes(shop.file(".pack_state/manifest.jsonl"));
        shop.unpack(0, "--overwrite", "--types", "folders");
        Files.write(shop.file(".pack_state/manifest.jsonl"), ofAll);
        Map<String, String> before = shop.rows();
        String err = shop.pack(2, "--delete-missing").err();
        assertTrue(err.contains("manifest.jsonl and metadata.json are of two unpacks"), err);
        assertEquals(before, shop.rows());
    }

    @Test
    void aManifestWhoseLinesEndAsOnWindowsIsStillOfItsUnpack() throws IOException {
        shop.unpack();
        shop.edit(".pack_state/manifest.jsonl", "\n", "\r\n");
        Files.delete(shop.file("looks/1.yaml"));
        assertTrue(shop.pack(0, "--delete-missing").out().contains("1 deleted"));
    }

    @Test
    void anItemThatWasDeletedMeanwhileIsNotRevivedByAnEdit() throws IOException, SQLException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        shop.sql("UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = 'Margin'");
        assertTrue(shop.pack(1).err().contains("conflict: look 1"));
        assertTrue(shop.pack(0, "--force").out().contains("1 changed"));
    }

    private void deleted(String title) throws SQLException {
        shop.sql("UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = ?", title);
    }

    private void alive(String title) throws SQLException {
        shop.sql("UPDATE content_items SET deleted_at = NULL WHERE name = ?", title);
    }

    @Test
    void anItemThatWasDeletedMeanwhileIsNotRevivedByAMoveOfItsFile() throws IOException, SQLException {
        shop.store(Map.of(Kind.FOLDER, List.of(map("id", "2", "name", "Other"))));
        shop.unpack(0, "--strategy", "folder");
        Files.createDirectories(shop.file("Other/looks"));
        Files.move(shop.file("Shared/looks/1.yaml"), shop.file("Other/looks/1.yaml"));
        deleted("Margin");
        Map<String, String> before = shop.rows();
        assertTrue(shop.pack(1).err().contains("conflict: look 1"));
        assertEquals(before, shop.rows());
        assertTrue(shop.pack(0, "--force").out().contains("1 changed"));
        assertEquals("2", shop.text(Kind.LOOK, "1", "folder_id"));
        assertFalse(shop.isDeleted(Kind.LOOK, "1"));
    }

    @Test
    void anItemThatCameBackMeanwhileIsNotDeletedByAnEdit() throws IOException, SQLException {
        deleted("Margin");
        shop.unpack();
        shop.edit("_deleted/looks/1.yaml", "title: Margin", "title: Mine");
        alive("Margin");
        Map<String, String> before = shop.rows();
        assertTrue(shop.pack(1).err().contains("conflict: look 1"));
        assertEquals(before, shop.rows());
        assertTrue(shop.pack(0, "--force").out().contains("1 changed"));
        assertTrue(shop.isDeleted(Kind.LOOK, "1"));
    }

    @Test
    void aFileThatWasOnlyWrittenInOtherWordsNeitherRevivesNorDeletes() throws IOException, SQLException {
        deleted("Margin");
        shop.unpack();
        for (String look : List.of("_deleted/looks/1.yaml", "looks/2.yaml")) {
            shop.write(look, Files.readString(shop.file(look)).replace("\n", "\r\n"));
        }
        alive("Margin");
        deleted("Turnover");
        Map<String, String> before = shop.rows();
        for (String[] options : new String[][] {{}, {"--force"}}) {
            String err = shop.pack(0, options).err();
            assertTrue(err.contains("2 items changed in the vault since the unpack and not here"), err);
            assertEquals(before, shop.rows());
        }
    }

    @Test
    void aFileOfADeletedItemThatIsGoneDoesNotDeleteTheItemThatCameBack() throws IOException, SQLException {
        deleted("Margin");
        shop.unpack();
        Files.delete(shop.file("_deleted/looks/1.yaml"));
        alive("Margin");
        assertTrue(shop.pack(1, "--delete-missing").err().contains("conflict: look 1"));
        assertFalse(shop.isDeleted(Kind.LOOK, "1"));
        assertTrue(shop.pack(0, "--delete-missing", "--force").out().contains("1 deleted"));
    }

    @Test
    void aDeletedItemThatIsBroughtBackByItsFileMayBeEditedOnAndTakenBack() throws IOException, SQLException {
        deleted("Margin");
        Map<String, String> before = shop.rows();
        shop.unpack();
        String written = Files.readString(shop.file("_deleted/looks/1.yaml"));
        shop.write("_deleted/looks/1.yaml", written.replaceAll("\n *deleted_at:.*", ""));
        assertTrue(shop.pack(0).out().contains("1 changed"));
        assertFalse(shop.isDeleted(Kind.LOOK, "1"));
        shop.edit("_deleted/looks/1.yaml", "title: Margin", "title: Mine");
        assertTrue(shop.pack(0).out().contains("1 changed"));
        assertEquals("Mine", shop.text(Kind.LOOK, "1", "title"));
        shop.write("_deleted/looks/1.yaml", written);
        assertTrue(shop.pack(0).out().contains("1 changed"));
        assertEquals(before, shop.rows());
    }

    @Test
    void deletedItemsAreExportedApartAndMayBeEdited() throws IOException, SQLException {
        shop.sql("UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = 'Margin'");
        shop.unpack();
        copyHoldsTheSameRows();
        shop.edit("_deleted/looks/1.yaml", "title: Margin", "title: Old margin");
        assertTrue(shop.pack(0).out().contains("1 changed"));
        String row = shop.rows().get("look 1");
        assertTrue(row.startsWith("Old margin|") && row.contains("2025-01-01"), row);
    }

    @Test
    void columnsFollowAnEditAndStayOtherwise() throws IOException, SQLException {
        shop.sql("UPDATE content_items SET name = 'Special', owner_email = 'a@b.example' WHERE name = 'Margin'");
        shop.sql("UPDATE content_items SET owner_email = 'a@b.example' WHERE name = 'Turnover'");
        shop.unpack();
        shop.edit("looks/1.yaml", "folder_id: '1'\nuser_id", "folder_id: '1'\ndescription: x\nuser_id");
        shop.edit("looks/2.yaml", "user_id: '7'", "user_id: '8'");
        shop.edit("looks/3.yaml", "updated_at: '2024-01-02T03:04:05Z'", "updated_at: '2025-01-02T03:04:05Z'");
        shop.pack(0);
        String one = shop.rows().get("look 1");
        assertTrue(one.startsWith("Special|Optional[7]|Optional[a@b.example]|Optional[1]|"), one);
        String two = shop.rows().get("look 2");
        assertTrue(two.startsWith("Turnover|Optional[8]|Optional.empty|Optional[1]|"), two);
        String three = shop.rows().get("look 3");
        assertTrue(three.contains("|2025-01-02T03:04:05+00:00|"), three);
    }

    @Test
    void rowsThatCannotBeTrustedComeBackToTheByte() throws SQLException {
        byte[] odd = {(byte) 0x82, (byte) 0xA2, 'i', 'd', (byte) 0xD9, 1, '3', (byte) 0xA1, 'x', (byte) 0xC0};
        shop.sql("UPDATE content_items SET content_sha256 = 'abc' WHERE name = 'Margin'");
        shop.sql("UPDATE content_items SET content_size = 7, content_data = x'c1c1' WHERE name = 'Turnover'");
        shop.sql(
                "UPDATE content_items SET content_sha256 = NULL, content_size = ?, content_data = ? WHERE name = 'Costs'",
                odd.length,
                odd);
        byte[] list = MessagePack.encode(List.of("1"));
        shop.sql(
                "UPDATE content_items SET content_sha256 = NULL, content_size = ?, content_data = ? WHERE name = 'Shared'",
                list.length,
                list);
        String err = shop.unpack(5).err();
        assertTrue(err.contains("look 1 is exported as it is and cannot be edited: its content does not match"), err);
        assertTrue(err.contains("look 2 is exported as it is and cannot be edited: "), err);
        assertTrue(
                err.contains("folder 1 is exported as it is and cannot be edited: its content is not an object"), err);
        assertFalse(err.contains("look 3"), "written in another form, but sound");
        copyHoldsTheSameRows();
        assertTrue(shop.pack(0).out().contains("0 added, 0 changed"));
    }

    @Test
    void aSizeThatIsNotThatOfTheContentIsKeptAndTold() throws SQLException {
        shop.sql("UPDATE content_items SET content_size = 7 WHERE name = 'Turnover'");
        String err = shop.unpack(5).err();
        assertTrue(err.contains("bytes are stored, content_size says 7"), err);
        copyHoldsTheSameRows();
    }

    @Test
    void anItemThatHasAKeyCalledMetadataIsKept() throws SQLException {
        byte[] content = MessagePack.encode(map("id", "1", "_metadata", "mine"));
        shop.sql(
                "UPDATE content_items SET content_sha256 = ?, content_size = ?, content_data = ? WHERE name = 'Margin'",
                Sha256.of(content),
                content.length,
                content);
        String err = shop.unpack(5).err();
        assertTrue(err.contains("look 1 is exported as it is and cannot be edited: it has a key _metadata"), err);
        copyHoldsTheSameRows();
    }

    @Test
    void anItemInAnotherFormCanBeEditedAllTheSame() throws IOException, SQLException {
        byte[] odd = {
            (byte) 0x82,
            (byte) 0xA2,
            'i',
            'd',
            (byte) 0xD9,
            1,
            '1',
            (byte) 0xA5,
            't',
            'i',
            't',
            'l',
            'e',
            (byte) 0xA1,
            'x'
        };
        shop.sql(
                "UPDATE content_items SET content_sha256 = NULL, content_size = ?, content_data = ? WHERE name = 'Margin'",
                odd.length,
                odd);
        shop.unpack();
        shop.edit("looks/1.yaml", "title: x", "title: Mine");
        assertTrue(shop.pack(0).out().contains("1 changed"));
        assertEquals(map("id", "1", "title", "Mine"), shop.data(Kind.LOOK, "1"));
    }

    @Test
    void momentsOfTheOriginalToolComeBack() throws SQLException {
        byte[] content = HexFormat.of().parseHex("82a26964a131aa637265617465645f6174d6ff65937d25");
        shop.sql(
                "UPDATE content_items SET content_sha256 = NULL, content_size = ?, content_data = ? WHERE name = 'Margin'",
                content.length,
                content);
        shop.unpack();
        copyHoldsTheSameRows();
    }

    /** As a checkout that another machine makes of the same export. */
    private void clones() throws IOException {
        Path clone = dir.resolve("clone");
        try (Stream<Path> all = Files.walk(shop.export())) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path to = clone.resolve(shop.export().relativize(path));
                if (!path.endsWith("copy")) { // which version control leaves out
                    Files.createDirectories(to.getParent());
                    Files.copy(path, to);
                }
            }
        }
        Files.move(shop.export(), dir.resolve("first" + System.nanoTime()));
        Files.move(clone, shop.export());
    }

    @Test
    void anEditOfWhatAnotherCheckoutPackedIsAConflict() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: One");
        shop.pack(0);
        clones();
        assertTrue(shop.pack(0).out().contains("0 changed, 0 deleted, 4 unchanged"));
        shop.edit("looks/1.yaml", "title: One", "title: Two");
        assertTrue(shop.pack(1).err().contains("conflict: look 1"));
        shop.pack(0, "--force");
        shop.edit("looks/1.yaml", "title: Two", "title: Three");
        assertTrue(shop.pack(0).out().contains("1 changed"), "what this one packed itself is no conflict");
        assertEquals("Three", shop.text(Kind.LOOK, "1", "title"));
    }

    @Test
    void aCheckoutThatLacksAnEditDoesNotTakeItFromTheOneThatPackedIt() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: One");
        shop.pack(0);
        clones();
        shop.edit("looks/1.yaml", "title: One", "title: Margin");
        assertTrue(shop.pack(0).out().contains("0 changed"));
        assertEquals("One", shop.text(Kind.LOOK, "1", "title"));
    }

    @Test
    void anEditIsTakenBackAlsoInACheckoutOfWhichVersionControlChangedTheLineEnds() throws IOException {
        Map<String, String> before = shop.rows();
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: One");
        shop.pack(0);
        shop.edit("looks/1.yaml", "title: One", "title: Margin");
        shop.edit("metadata.json", "\n", "\r\n");
        Run packed = shop.pack(0);
        assertTrue(packed.out().contains("1 changed"), packed.out());
        assertTrue(
                packed.err().contains("1 files are as they were unpacked although something else was packed"),
                packed.err());
        assertEquals(before, shop.rows());
    }

    @Test
    void eachVaultKnowsWhatWasPackedIntoIt() throws IOException {
        Path copy = dir.resolve("copy.db");
        shop.unpack();
        shop.pack(0, "--db-path", copy.toString());
        shop.edit("looks/1.yaml", "title: Margin", "title: One");
        shop.pack(0);
        shop.edit("looks/1.yaml", "title: One", "title: Two");
        shop.pack(0, "--db-path", copy.toString());
        shop.edit("looks/1.yaml", "title: Two", "title: Margin");
        assertTrue(shop.pack(0).out().contains("1 changed"));
        assertTrue(shop.pack(0, "--db-path", copy.toString()).out().contains("1 changed"));
        assertEquals("Margin", shop.text(Kind.LOOK, "1", "title"));
        assertTrue(Shop.rows(copy).get("look 1").startsWith("Margin|"));
    }

    @Test
    void whatAnEarlierReleaseRememberedBesideTheFilesCounts() throws IOException, SQLException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: One");
        shop.pack(0);
        Manifest.Entry packed = new Manifest.Entry(
                "looks/1.yaml",
                new ItemKey(Kind.LOOK, "1"),
                Sha256.of(MessagePack.encode(shop.data(Kind.LOOK, "1"))),
                EditMark.of(Files.readAllBytes(shop.file("looks/1.yaml"))));
        shop.sql("DELETE FROM packed_items");
        shop.write(".pack_state/packed.jsonl", new String(Manifest.bytes(List.of(packed)), UTF_8));
        shop.edit("looks/1.yaml", "title: One", "title: Two");
        assertTrue(shop.pack(0).out().contains("1 changed"));
    }

    @Test
    void whatIsInTheWayOfTheExportsOwnFilesIsNamed() throws IOException {
        shop.unpack();
        shop.write(".pack_state/packed.jsonl/in/the/way", "");
        Packing packing = new Packing(InstantSource.system(), RunListener.silent());
        ExportFailed failed = assertThrows(ExportFailed.class, () -> packing.open(request()));
        assertTrue(failed.getMessage().contains("packed.jsonl"), failed.getMessage());
        assertTrue(failed.getMessage().contains("not a plain file"), failed.getMessage());
    }

    private PackRun read(Packing packing) {
        PackRun run = packing.open(request());
        while (run.isStageLeft()) {
            run.getBatches().forEachRemaining(batch -> packing.read(run, batch));
        }
        return run;
    }

    @Test
    void whatGoesWrongOnTheWayEndsThePackAndNothingIsStored() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        Map<String, String> before = shop.rows();
        Packing packing = new Packing(InstantSource.system(), RunListener.silent());
        PackRun run = packing.open(request());
        packing.fail(run, new IOException("broken"));
        packing.fail(run, new IllegalStateException("second"));
        assertFalse(run.isStageLeft());
        packing.plan(run);
        assertFalse(run.isStoring());
        RuntimeException failed = assertThrows(IllegalStateException.class, () -> packing.close(run));
        assertEquals("broken", failed.getCause().getMessage());
        assertEquals(before, shop.rows());
    }

    @Test
    void aReaderThatGoesAwayFindsEverythingPackedAndExitOne() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        OutputStream head = new OutputStream() {
            private int left = 10;

            @Override
            public void write(int b) throws IOException {
                if (left-- <= 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        String[] pack = {"pack", "--input-dir", shop.export().toString(), "--output", "json"};
        Map<String, String> environment =
                Map.of("HOME", "/nowhere", "LOOKERVAULT_DB_PATH", shop.vault().toString());
        assertEquals(1, Main.run(pack, environment, head, OutputStream.nullOutputStream()));
        assertEquals("Mine", shop.text(Kind.LOOK, "1", "title"));
        assertTrue(shop.pack(0).out().contains("0 changed"));
    }

    @Test
    void aPackThatIsToldToStopAfterItStoredEverythingIsPacked() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        Notices notes = new Notices(new CopyOnWriteArrayList<>());
        Packing packing = new Packing(InstantSource.system(), notes);
        PackRun run = read(packing);
        packing.plan(run);
        packing.store(run);
        packing.interrupt();
        packing.fail(run, new IOException("the disk is slow"));
        assertEquals(PackReport.Outcome.PACKED, packing.close(run).outcome());
        assertEquals("Mine", shop.text(Kind.LOOK, "1", "title"));
        assertEquals(List.of("everything is packed, but the disk is slow"), notes.said());
    }

    @Test
    void aPackThatIsToldToStopStopsAlsoWhileItStores() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        Map<String, String> before = shop.rows();
        Packing packing = new Packing(InstantSource.system(), RunListener.silent());
        PackRun run = read(packing);
        packing.plan(run);
        assertTrue(run.isStoring());
        packing.interrupt();
        assertThrows(CancellationException.class, () -> packing.store(run));
        assertThrows(CancellationException.class, () -> packing.close(run));
        assertEquals(before, shop.rows());
    }

    @Test
    void whatWasCleanedUpSinceTheUnpackComesBackWithANotice() throws Exception {
        shop.unpack();
        shop.sql("DELETE FROM content_items WHERE content_type = ? AND id = '1'", Kind.LOOK.code());
        String notice = "1 of the items added were not edited here, and the vault had them no more";
        for (String option : List.of("--dry-run", "--force")) {
            Run run = shop.pack(0, option);
            assertTrue(run.err().contains(notice), run::said);
        }
        assertFalse(shop.pack(0).err().contains(notice));
    }
}
