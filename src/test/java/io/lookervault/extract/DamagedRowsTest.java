package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.session.Outcome;
import io.lookervault.verify.BitRot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the vault and is not what was stored there is stored anew, and copied nowhere. */
class DamagedRowsTest {
    @TempDir
    Path dir;

    private Rig rig;
    private Map<ItemKey, String> whole;

    @BeforeEach
    void extract() throws Exception {
        rig = new Rig(dir, 20);
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        whole = rig.hashes();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + rig.vault())) {
            connection.createStatement().executeUpdate(statement);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content_data = x'c1'",
                "content_data = x'c1', content_size = 1, content_sha256 = NULL",
                "content_data = (SELECT other.content_data FROM content_items other"
                        + " WHERE other.content_type = content_items.content_type AND other.id > content_items.id)",
                "content_size = content_size + 1",
                "name = name || '?'"
            })
    void aWholeExtractionMendsEveryRow(String damage) throws SQLException {
        sql(
                "UPDATE content_items SET " + damage
                        + " WHERE id <> (SELECT max(id) FROM content_items same WHERE same.content_type = content_items.content_type)");
        assertFalse(BitRot.verify(rig.vault()).sound());
        assertEquals(Outcome.COMPLETED, rig.extract().outcome());
        assertTrue(BitRot.verify(rig.vault()).sound());
        assertTrue(whole.equals(rig.hashes()), "what was mended is what was there");
    }

    @Test
    void aDamagedQueryIsNotCopiedIntoLooks() throws SQLException {
        sql("UPDATE content_items SET content_data = unhex(replace(hex(content_data), hex('model'), hex('modem')))"
                + " WHERE content_type = " + Kind.QUERY.code());
        assertFalse(BitRot.verify(rig.vault()).sound());
        assertEquals(Outcome.COMPLETED, rig.extract(Kind.LOOK).outcome());
        rig.hashes().forEach((key, hash) -> {
            if (key.kind() == Kind.LOOK) {
                assertEquals(whole.get(key), hash, key.toString());
            }
        });
    }
}
