package io.lookervault.pack;

import static io.lookervault.pack.Shop.dashboard;
import static io.lookervault.pack.Shop.map;
import static io.lookervault.pack.Shop.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lookervault.cli.Run;
import io.lookervault.content.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies where after an unpack, and what does not come along. */
class UnpackTest {
    @TempDir
    Path dir;

    private Path vault;
    private Path export;

    @BeforeEach
    void paths() {
        vault = dir.resolve("looker.db");
        export = dir.resolve("e");
    }

    private Run run(int code, String... arguments) {
        Run run = Run.of(vault, arguments);
        assertEquals(code, run.code(), run.out() + run.err());
        return run;
    }

    private Run unpack(String... options) {
        return run(
                0,
                Stream.concat(Stream.of("unpack", "--output-dir", export.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static List<Map<String, Object>> many(int count, String name) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> map("id", String.valueOf(i), name, "Item " + i))
                .toList();
    }

    /** All files below, by path. */
    private Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(export)) {
            Set<String> files = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .map(file -> export.relativize(file).toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .forEach(files::add);
            return files;
        }
    }

    private JsonNode metadata() throws IOException {
        return new ObjectMapper().readTree(export.resolve("metadata.json").toFile());
    }

    @Test
    void anUnpackThatWasKilledBeforeItsFirstFileIsNotInTheWay() throws IOException {
        Shop.store(vault, Map.of(Kind.LOOK, many(2, "title")));
        Path work = Files.createDirectories(export.resolve(".pack_state/work"));
        Files.writeString(work.resolve("1"), "dashboa");
        unpack();
        assertEquals(Set.of("looks/1.yaml", "looks/2.yaml"), files());
        assertFalse(Files.exists(work));
    }

    @Test
    void whatAnUnpackDidNotLeaveIsInTheWay() throws IOException {
        Shop.store(vault, Map.of(Kind.LOOK, many(2, "title")));
        Path state = Files.createDirectories(export.resolve(".pack_state"));
        Files.writeString(state.resolve("query_remapping.json"), "{}");
        assertTrue(run(2, "unpack", "--output-dir", export.toString()).err().contains("it is not empty"));
    }

    @Test
    void aFinishedExportIsNamedAsThatAndStays() throws IOException {
        Shop.store(vault, Map.of(Kind.LOOK, many(2, "title")));
        unpack();
        Files.writeString(export.resolve("looks/1.yaml"), "# edited\n", StandardOpenOption.APPEND);
        assertTrue(run(2, "unpack", "--output-dir", export.toString()).err().contains("it holds a finished export"));
        assertTrue(Files.readString(export.resolve("looks/1.yaml")).endsWith("# edited\n"));
    }

    @Test
    void eachKindIsADirectoryAndEachItemAFileOfItsId() throws IOException {
        Shop.store(
                vault,
                Map.of(
                        Kind.DASHBOARD, many(100, "title"),
                        Kind.LOOK, many(50, "title"),
                        Kind.USER, many(20, "display_name"),
                        Kind.FOLDER, many(10, "name")));
        unpack("--strategy", "full");
        Set<String> expected = new TreeSet<>();
        Map.of("dashboards", 100, "looks", 50, "users", 20, "folders", 10)
                .forEach((kind, count) ->
                        IntStream.rangeClosed(1, count).forEach(i -> expected.add(kind + "/" + i + ".yaml")));
        assertEquals(expected, files());
        JsonNode metadata = metadata();
        assertEquals(180, metadata.path("total_items").asInt());
        assertEquals(50, metadata.path("content_type_counts").path("looks").asInt());
        assertEquals("full", metadata.path("strategy").asText());
        assertTrue(metadata.path("complete").asBoolean());
        assertTrue(metadata.path("database_schema_version").asInt() >= 4);
        assertFalse(metadata.path("export_timestamp").asText().isEmpty());
    }

    @Test
    void whatItemsReferToComesAlongWhenAskedAndTheRestDoesNot() throws IOException {
        Shop.store(
                vault,
                Map.of(
                        Kind.FOLDER,
                        List.of(map("id", "1", "name", "Shared"), map("id", "2", "name", "Sales", "parent_id", "1")),
                        Kind.USER,
                        List.of(map("id", "7", "display_name", "Ann"), map("id", "8", "display_name", "Bob")),
                        Kind.LOOKML_MODEL,
                        List.of(map("name", "shop"), map("name", "other")),
                        Kind.QUERY,
                        List.of(query(0), query(1), query(2)),
                        Kind.LOOK,
                        List.of(
                                map("id", "5", "title", "Used", "folder_id", "1", "query_id", "q1", "query", query(1)),
                                map("id", "6", "title", "Not", "folder_id", "1", "query_id", "q2", "query", query(2))),
                        Kind.DASHBOARD,
                        List.of(map(
                                "id",
                                "1",
                                "title",
                                "D",
                                "user_id",
                                "7",
                                "folder_id",
                                "2",
                                "dashboard_elements",
                                List.of(
                                        map("id", "1", "query_id", "q0", "query", query(0)),
                                        map("id", "2", "look_id", "5"))))));
        unpack("--strategy", "folder", "--folder-ids", "2");
        assertEquals(new TreeSet<>(List.of("Shared/Sales/dashboards/1.yaml")), files());
        unpack("--strategy", "folder", "--folder-ids", "2", "--with-dependencies", "--overwrite");
        assertEquals(
                new TreeSet<>(List.of(
                        "Shared/Sales/dashboards/1.yaml",
                        "Shared/looks/5.yaml",
                        "folders/1.yaml",
                        "folders/2.yaml",
                        "lookml_models/shop.yaml",
                        "queries/q0.yaml",
                        "queries/q1.yaml",
                        "users/7.yaml")),
                files());
        Path copy = dir.resolve("new.db");
        Run packed = run(0, "pack", "--input-dir", export.toString(), "--db-path", copy.toString());
        assertTrue(packed.err().contains("partial") && !packed.err().contains("neither"), packed.err());
        Map<String, String> all = Shop.rows(vault);
        Shop.rows(copy).forEach((key, row) -> assertEquals(all.get(key), row));
    }

    @Test
    void filesSayWhatTheyNeedSoThatPackSaysWhatIsMissing() throws IOException {
        Shop.store(vault, Map.of(Kind.DASHBOARD, List.of(dashboard(1, "2")), Kind.QUERY, List.of(query(0))));
        unpack("--types", "dashboards");
        String text = Files.readString(export.resolve("dashboards/1.yaml"));
        assertTrue(text.contains("\n  depends_on:\n    lookml_models:\n    - shop\n    folders:\n    - '2'\n"), text);
        assertTrue(text.contains("\n    queries:\n    - q0\n    - q1\n"), text);
        Run packed = run(0, "pack", "--input-dir", export.toString(), "--db-path", dir.resolve("n.db") + "");
        assertTrue(packed.err().contains("neither in the export nor in the vault"), packed.err());
        assertTrue(packed.err().contains("folder 2"), packed.err());
    }

    @Test
    void idsThatAreNoFileNamesStayWithinTheirDirectoryAndComeBack() throws IOException {
        List<String> ids = List.of(
                "../../x",
                "/etc/passwd",
                "..",
                ".",
                "CON",
                "nul.txt",
                "a:b",
                "A",
                "a",
                "é",
                "e\u0301",
                ".hidden",
                "x.yaml",
                "%41",
                "😀",
                "a b",
                "x".repeat(500),
                "x".repeat(500) + "y",
                "a\nb",
                "dashboard::42");
        Shop.store(
                vault,
                Map.of(
                        Kind.LOOKML_MODEL,
                        ids.stream().map(id -> map("name", id)).toList()));
        unpack();
        Set<String> files = files();
        assertEquals(ids.size(), files.size());
        assertEquals(ids.size(), files.stream().map(SafeName::fold).distinct().count());
        assertTrue(files.stream().allMatch(file -> file.matches("lookml_models/[A-Za-z0-9._%~-]+\\.yaml")), files + "");
        run(
                0,
                "pack",
                "--input-dir",
                export.toString(),
                "--db-path",
                dir.resolve("new.db").toString());
        assertEquals(Shop.rows(vault), Shop.rows(dir.resolve("new.db")));
    }

    @Test
    void noLinkIsFollowedAndNothingOutsideIsTouched() throws IOException {
        Shop.store(vault, Map.of(Kind.DASHBOARD, many(2, "title")));
        unpack();
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Path victim = Files.writeString(outside.resolve("1.yaml"), "mine");
        Path manifest = export.resolve(".pack_state/manifest.jsonl");
        String lines = Files.readString(manifest);
        Files.writeString(manifest, lines + lines.replace("dashboards/", "../outside/"));
        Run led = run(1, "unpack", "--output-dir", export.toString(), "--overwrite");
        assertTrue(led.err().contains("leads out of"), led.err());
        assertEquals("mine", Files.readString(victim));
        Files.delete(victim);
        Path second = Files.createDirectory(dir.resolve("second"));
        Files.createSymbolicLink(second.resolve("dashboards"), outside);
        Run run = run(1, "unpack", "--output-dir", second.toString(), "--overwrite");
        assertTrue(run.err().contains("symbolic link"), run.err());
        try (Stream<Path> files = Files.list(outside)) {
            assertEquals(0, files.count());
        }
    }
}
