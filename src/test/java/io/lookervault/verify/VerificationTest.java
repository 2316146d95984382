package io.lookervault.verify;

import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.pack.Shop;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.VaultReader;
import io.lookervault.verify.Finding.Damage;
import io.lookervault.verify.Finding.Dangling;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a vault whose rows somebody else changed. */
class VerificationTest {
    @TempDir
    Path dir;

    private final List<Finding> findings = new ArrayList<>();
    private Path vault;

    @BeforeEach
    void makeVault() {
        vault = Sample.vault(dir);
    }

    private KindReport verify(Kind kind) {
        findings.clear();
        try (VaultReader reader = VaultReader.open(vault)) {
            return new Verification(reader, findings::add).verify(kind);
        }
    }

    private Damage damage(Kind kind) {
        assertEquals(1, verify(kind).damaged());
        assertEquals(1, findings.size(), findings.toString());
        return (Damage) findings.get(0);
    }

    private void content(String name, Object value) throws SQLException {
        byte[] bytes = MessagePack.encode(value);
        Sample.sql(
                vault,
                "UPDATE content_items SET content_sha256 = NULL, content_size = " + bytes.length + ", content_data = x'"
                        + HexFormat.of().formatHex(bytes) + "' WHERE name = '" + name + "'");
    }

    @Test
    void aSoundVaultHasNoFindings() {
        assertEquals(new KindReport(Kind.FOLDER, 3, 0, 0, 0), verify(Kind.FOLDER));
        assertEquals(new KindReport(Kind.DASHBOARD, 2, 0, 0, 0), verify(Kind.DASHBOARD));
        assertEquals(new KindReport(Kind.LOOK, 2, 0, 0, 0), verify(Kind.LOOK));
        assertEquals(new KindReport(Kind.ROLE, 1, 0, 0, 0), verify(Kind.ROLE));
        assertEquals(new KindReport(Kind.USER, 0, 0, 0, 0), verify(Kind.USER));
        assertEquals(List.of(), findings);
    }

    @Test
    void softDeletedItemsAreReadButMissNothing() throws SQLException {
        Sample.sql(
                vault,
                "UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = 'Margin'",
                "DELETE FROM content_items WHERE name = 'Sales'");
        assertEquals(new KindReport(Kind.LOOK, 2, 0, 0, 0), verify(Kind.LOOK));
        assertEquals(2, verify(Kind.DASHBOARD).dangling(), "those that are not deleted do");
        Sample.sql(vault, "UPDATE content_items SET content_sha256 = 'abc' WHERE name = 'Margin'");
        assertEquals(1, verify(Kind.LOOK).damaged());
    }

    @Test
    void aReferenceToWhatTheVaultHasNotIsNamedWithItsPlace() throws SQLException {
        Sample.sql(vault, "DELETE FROM content_items WHERE name = 'Costs'");
        assertEquals(1, verify(Kind.LOOK).dangling());
        Dangling dangling = (Dangling) findings.get(0);
        assertEquals(
                new Dangling(new ItemKey(Kind.LOOK, "6"), "folder_id", new ItemKey(Kind.FOLDER, "3"), false), dangling);
        assertEquals("look 6 refers to folder 3 at folder_id, which the vault does not have", dangling.message());
    }

    @Test
    void aReferenceToWhatIsSoftDeletedSaysSoAlsoWhereIdsHaveAPrefix() throws SQLException {
        Sample.sql(
                vault,
                "UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00' WHERE name = 'Costs'",
                "UPDATE content_items SET deleted_at = '2025-01-01T00:00:00+00:00', id = 'folder::2' WHERE name = 'Sales'");
        assertEquals(2, verify(Kind.LOOK).dangling());
        assertEquals(
                List.of(
                        "look 5 refers to folder 2 at folder_id, which is soft-deleted",
                        "look 6 refers to folder 3 at folder_id, which is soft-deleted"),
                findings.stream().map(Finding::message).toList());
    }

    @Test
    void eachReferenceToTheSameMissingItemIsCounted() throws SQLException {
        Sample.sql(vault, "DELETE FROM content_items WHERE name = 'Sales'");
        assertEquals(2, verify(Kind.DASHBOARD).dangling());
        assertEquals(2, findings.size());
    }

    @Test
    void kindsThatTheVaultDoesNotHoldAndContentThatLookerHidesAreNotMissed() {
        Shop.store(
                vault,
                Map.of(
                        Kind.CONTENT_ACCESS,
                        List.of(map("id", "9", "inherits", false, "folder_id", "1")),
                        Kind.BOARD,
                        List.of(map("id", "1", "title", "Start", "user_id", "7", "content_metadata_id", "8"))));
        assertEquals(0, verify(Kind.ROLE).dangling(), "no user is held, so user 7 is not missed");
        assertEquals(0, verify(Kind.BOARD).dangling(), "content access that inherits is never stored");
    }

    @Test
    void rowsOfTheOriginalToolHaveNoHashAndAreReadAllTheSame() throws SQLException {
        Sample.sql(
                vault,
                "UPDATE content_items SET content_sha256 = NULL WHERE name = 'Margin'",
                "UPDATE content_items SET id = 'look::6' WHERE name = 'Turnover'");
        assertEquals(new KindReport(Kind.LOOK, 2, 0, 1, 0), verify(Kind.LOOK));
        Sample.sql(vault, "UPDATE content_items SET id = 'dashboard::6' WHERE name = 'Turnover'");
        assertEquals(1, verify(Kind.LOOK).damaged(), "the prefix of another kind is none");
    }

    @Test
    void aSizeThatIsNotThatOfTheContentIsDamage() throws SQLException {
        Sample.sql(vault, "UPDATE content_items SET content_size = content_size + 1 WHERE name = 'Margin'");
        Damage damage = damage(Kind.LOOK);
        assertEquals("size", damage.reason());
        assertTrue(
                damage.message().matches("look 5 is damaged: (\\d+) bytes are stored, content_size says \\d+"),
                damage.message());
    }

    @Test
    void contentThatIsNotWhatWasStoredIsDamage() throws SQLException {
        Sample.sql(vault, "UPDATE content_items SET content_sha256 = 'abc' WHERE name = 'Margin'");
        assertEquals(
                new Damage(
                        new ItemKey(Kind.LOOK, "5"), "hash", "its content does not match the SHA-256 stored with it"),
                damage(Kind.LOOK));
    }

    @Test
    void contentThatDoesNotDecodeIsDamageEvenWithoutAHash() throws SQLException {
        Sample.sql(
                vault,
                "UPDATE content_items SET content_sha256 = NULL, content_size = 2, content_data = x'82a1'"
                        + " WHERE name = 'Margin'");
        Damage damage = damage(Kind.LOOK);
        assertEquals("content", damage.reason());
        assertTrue(damage.detail().startsWith("look 5 cannot be read: "), damage.detail());
    }

    @Test
    void contentThatIsNoObjectOrThatOfAnotherItemIsDamage() throws SQLException {
        content("Margin", List.of("5"));
        assertEquals(
                new Damage(new ItemKey(Kind.LOOK, "5"), "identity", "its content is not an object"), damage(Kind.LOOK));
        content("Margin", map("id", "50", "title", "Margin"));
        assertEquals("its content has id \"50\"", damage(Kind.LOOK).detail());
        content("Margin", map("title", "Margin"));
        assertEquals("its content has id missing", damage(Kind.LOOK).detail());
        content("Margin", map("id", 5L, "title", "Margin", "folder_id", 2L));
        assertEquals(0, verify(Kind.LOOK).damaged(), "older Looker gave numbers");
    }

    @Test
    void whoIsInterruptedReadsNoFurther() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> verify(Kind.FOLDER));
        assertFalse(Thread.interrupted(), "the interruption was taken");
        assertEquals(3, verify(Kind.FOLDER).items());
    }

    @Test
    void theReportOfAWholeVaultCountsAllDamageAndShowsTheFirstFew() throws SQLException {
        Sample.sql(
                vault, "UPDATE content_items SET content_size = 1", "DELETE FROM content_items WHERE name = 'Sales'");
        VerifyReport report =
                new Verifications().run(new VerifyRequest(vault, List.of(Kind.DASHBOARD, Kind.LOOK, Kind.FOLDER)));
        assertEquals(6, report.items());
        assertEquals(6, report.damaged());
        assertEquals(
                List.of(Kind.DASHBOARD, Kind.LOOK, Kind.FOLDER),
                report.kinds().stream().map(KindReport::kind).toList());
        assertEquals(5, report.examples().size());
        assertTrue(report.examples().get(0).startsWith("dashboard 42 is damaged: "), report.examples() + "");
    }

    @Test
    void warningsAreNoExamplesOfDamage() throws SQLException {
        Sample.sql(
                vault,
                "DELETE FROM content_items WHERE name = 'Sales'",
                "UPDATE content_items SET content_size = 1 WHERE name = 'Turnover'");
        VerifyReport report = new Verifications().run(new VerifyRequest(vault, List.of(Kind.DASHBOARD, Kind.LOOK)));
        assertEquals(4, report.items());
        assertEquals(1, report.damaged());
        assertEquals(1, report.examples().size());
        assertTrue(report.examples().get(0).startsWith("look 6 is damaged: "), report.examples() + "");
    }

    @Test
    void aNameThatNoColumnCanHoldIsNoDamage() throws SQLException {
        byte[] bytes = MessagePack.encode(map("id", "5", "title", "Half \ud83d a pair"));
        Sample.sql(
                vault,
                "UPDATE content_items SET name = 'Half ? a pair', content_size = " + bytes.length
                        + ", content_data = x'" + HexFormat.of().formatHex(bytes) + "', content_sha256 = '"
                        + sha256(bytes) + "' WHERE name = 'Margin'");
        assertEquals(0, verify(Kind.LOOK).damaged(), findings::toString);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
