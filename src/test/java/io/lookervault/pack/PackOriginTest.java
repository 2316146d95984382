package io.lookervault.pack;

import static io.lookervault.pack.Shop.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import io.lookervault.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Looker the ids of an export are of goes with it into the vault that is made of it. */
class PackOriginTest {
    private static final String HOME = "https://looker.example";
    private static final String OTHER = "https://other.example";

    @TempDir
    Path dir;

    private Workshop shop;
    private Path copy;

    @BeforeEach
    void store() {
        shop = new Workshop(dir);
        copy = dir.resolve("copy.db");
        shop.store(Map.of(Kind.LOOK, List.of(map("id", "1", "title", "Margin"))));
    }

    private static Optional<String> source(Path file) {
        try (Vault vault = Vault.open(file, "test", InstantSource.system())) {
            return vault.restorations().source();
        }
    }

    private void nowOf(String instance) throws SQLException {
        shop.sql("UPDATE extraction_sessions SET instance = ?", instance);
    }

    private void extractedFrom(String instance) {
        try (Vault vault = Vault.open(shop.vault(), "test", InstantSource.system())) {
            vault.sessions().start("{}", instance);
        }
    }

    @Test
    void aVaultThatIsMadeOfAnExportIsOfTheLookerThatTheExportIsOf() {
        shop.unpack();
        shop.pack(0, "--db-path", copy.toString());
        assertEquals(Optional.of(HOME), source(copy));
    }

    @Test
    void itGoesOnIntoTheExportOfSuchAVault() {
        shop.unpack();
        shop.pack(0, "--db-path", copy.toString());
        String second = dir.resolve("second").toString();
        Run.of(copy, "unpack", "--output-dir", second);
        Path third = dir.resolve("third.db");
        shop.run(0, "pack", "--input-dir", second, "--db-path", third.toString());
        assertEquals(Optional.of(HOME), source(third));
    }

    @Test
    void theVaultOfAnotherLookerIsLeftAlone() throws IOException, SQLException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        nowOf(OTHER);
        Map<String, String> before = shop.rows();
        for (List<String> option : List.of(List.<String>of(), List.of("--force"), List.of("--dry-run"))) {
            String err = shop.pack(2, option.toArray(String[]::new)).err();
            assertTrue(err.contains("holds what " + OTHER + " has, and the export is of " + HOME), err);
        }
        assertEquals(before, shop.rows());
    }

    @Test
    void aLookerThatMovedIsTheSameLooker() throws IOException {
        shop.unpack();
        shop.edit("looks/1.yaml", "title: Margin", "title: Mine");
        extractedFrom(OTHER);
        shop.pack(0);
        assertEquals("Mine", shop.text(Kind.LOOK, "1", "title"));
        assertEquals(Optional.of(OTHER), source(shop.vault()));
    }

    @Test
    void whatIsInAVaultOfNoKnownLookerIsNotSaidToBeOfOne() throws SQLException {
        shop.unpack();
        nowOf(null);
        shop.pack(0);
        assertEquals(Optional.empty(), source(shop.vault()));
    }
}
