package io.lookervault.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.vault.VaultReader;
import io.lookervault.verify.BitRot.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a vault whose file is not what was written. */
class BitRotTest {
    private static final int FLIPS = 300;

    @TempDir
    Path dir;

    private Path vault;

    @BeforeEach
    void makeVault() {
        vault = Sample.vault(dir);
        assertTrue(BitRot.verify(vault).sound());
    }

    @Test
    void noFlippedBitChangesWhatAVaultHoldsUnnoticed() throws IOException {
        BitRot rot = new BitRot(vault, dir.resolve("rotten.db"));
        Random random = new Random(7);
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        for (int i = 0; i < FLIPS; i++) {
            int bit = rot.bit(random);
            Fate fate = rot.flip(bit);
            assertFalse(fate == Fate.MISSED, "bit " + bit);
            fates.merge(fate, 1, Integer::sum);
        }
        assertTrue(fates.get(Fate.FOUND) > FLIPS / 4, fates.toString());
    }

    private void indexOf(String rows, String now) throws SQLException {
        Sample.sql(
                vault,
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, '" + rows + "', '" + now
                        + "') WHERE name = 'idx_content_type'");
    }

    @Test
    void anIndexThatHidesRowsIsFound() throws SQLException {
        indexOf("deleted_at IS NULL", "content_type = 99");
        Sample.sql(vault, "REINDEX idx_content_type");
        indexOf("content_type = 99", "deleted_at IS NULL");
        try (VaultReader reader = VaultReader.open(vault)) {
            assertEquals(1, BitRot.holdings(reader).size(), "nothing is listed any more");
        }
        VerifyReport report = BitRot.verify(vault);
        assertFalse(report.sound());
        assertTrue(report.damage().contains("missing from index idx_content_type"), report.damage());
    }
}
