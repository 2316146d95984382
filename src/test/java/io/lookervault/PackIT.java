package io.lookervault;

import static io.lookervault.pack.Shop.TILES;
import static io.lookervault.pack.Shop.dashboard;
import static io.lookervault.pack.Shop.map;
import static io.lookervault.pack.Shop.query;
import static io.lookervault.pack.Shop.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.pack.Shop;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unpack and pack as a user runs them: the packaged program, real files, sed, and Python where there is one. */
class PackIT {
    @TempDir
    Path dir;

    private Path export;

    @BeforeEach
    void vault() {
        export = dir.resolve("e");
        List<Map<String, Object>> folders = List.of(
                map("id", "1", "name", "Shared", "parent_id", null),
                map("id", "2", "name", "Sales", "parent_id", "1"),
                map("id", "3", "name", "sales ", "parent_id", "1"),
                map("id", "4", "name", "a/b: c?", "parent_id", "2"),
                map("id", "8", "name", "Loop", "parent_id", "9"),
                map("id", "9", "name", "Pool", "parent_id", "8"));
        List<Map<String, Object>> queries = new ArrayList<>();
        List<Map<String, Object>> dashboards = new ArrayList<>();
        for (int i = 0; i < TILES; i++) {
            queries.add(query(i));
        }
        for (int i = 1; i <= 12; i++) {
            dashboards.add(dashboard(i, String.valueOf(i == 12 ? 77 : i == 11 ? 8 : 1 + i % 4)));
        }
        Map<String, Object> look =
                map("id", "1", "title", "Look", "folder_id", "2", "query_id", "q0", "query", query(0));
        store(
                dir.resolve("looker.db"),
                Map.of(
                        Kind.FOLDER,
                        folders,
                        Kind.QUERY,
                        queries,
                        Kind.DASHBOARD,
                        dashboards,
                        Kind.LOOK,
                        List.of(look)));
    }

    private Packaged.Result run(int code, String arguments) {
        Packaged.Result result = new Packaged(dir).here(arguments);
        assertEquals(code, result.code(), result.all());
        return result;
    }

    private void unpack() {
        run(0, "unpack --output-dir e");
    }

    private void sed(String script, String files) throws Exception {
        assertEquals(
                0,
                new Packaged(dir)
                        .command("sh", "-c", "sed -i.bak '" + script + "' " + files)
                        .code());
    }

    private Map<String, String> rows() {
        return Shop.rows(dir.resolve("looker.db"));
    }

    private Object field(Kind kind, String id, String path) {
        try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
            Object data = reader.find(new ItemKey(kind, id)).orElseThrow().data();
            return io.lookervault.content.Values.text(data, path).orElse("");
        }
    }

    private Path file(String name) {
        return export.resolve(name);
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(file(file));
        assertTrue(text.contains(from), text);
        Files.writeString(file(file), text.replace(from, to));
    }

    @Test
    void withoutAnEditNothingChangesHereAndAllIsThereElsewhere() throws Exception {
        Map<String, String> before = rows();
        Packaged program = new Packaged(dir);
        assertEquals(0, program.run("unpack --output-dir e").code());
        assertTrue(Files.exists(file("dashboards/1.yaml")) && Files.exists(file("metadata.json")));
        assertEquals(0, program.run("pack --input-dir e").code());
        assertEquals(before, rows());
        assertEquals(0, program.run("pack --input-dir e --db-path new.db").code());
        assertEquals(before, Shop.rows(dir.resolve("new.db")));
    }

    @Test
    void sedEditsEveryDashboardAndNothingElse() throws Exception {
        unpack();
        sed("s/^title: Dashboard 2024/title: Dashboard 2025/", "e/dashboards/*.yaml");
        String dry = run(0, "pack --input-dir e --dry-run").out();
        assertTrue(dry.contains("title: \"Dashboard 2024 3\" -> \"Dashboard 2025 3\""), dry);
        assertEquals("Dashboard 2024 3", field(Kind.DASHBOARD, "3", "title"));
        String done = run(0, "pack --input-dir e --output json").out();
        JsonNode event = new ObjectMapper().readTree(done.lines().reduce("", (a, b) -> b));
        assertEquals(12, event.path("changed").asInt(), done);
        assertEquals(0, event.path("added").asInt(), done);
        assertEquals("Dashboard 2025 3", field(Kind.DASHBOARD, "3", "title"));
        assertTrue(run(0, "pack --input-dir e").out().contains("0 changed"));
        edit("dashboards/3.yaml", "Dashboard 2025 3", "Dashboard 2026 3");
        assertTrue(run(0, "pack --input-dir e").out().contains("1 changed"));
    }

    @Test
    void pythonMaySortKeysAndRewriteEveryFile() throws Exception {
        String script = """
                import glob, yaml
                for f in glob.glob('e/dashboards/*.yaml'):
                    d = yaml.safe_load(open(f, encoding='utf-8'))
                    for t in d['dashboard_elements']:
                        t['query']['filters']['orders.date'] = '90 days'
                    yaml.safe_dump(d, open(f, 'w', encoding='utf-8'))
                """;
        Files.writeString(dir.resolve("edit.py"), script);
        Assumptions.assumeTrue(new Packaged(dir)
                        .command("sh", "-c", "python3 -c 'import yaml'")
                        .code()
                == 0);
        unpack();
        assertEquals(0, new Packaged(dir).command("python3", "edit.py").code());
        String done = run(0, "pack --input-dir e").out();
        assertTrue(done.contains("20 added, 12 changed") && done.contains("20 new queries"), done);
        assertTrue(run(0, "pack --input-dir e").out().contains("0 added, 0 changed"));
        run(0, "verify");
    }

    @Test
    void fiveEditedQueriesOfTwentyBecomeFiveNewOnes() throws Exception {
        unpack();
        String before = rows().get("query q3");
        for (int i = 0; i < 5; i++) {
            edit("dashboards/1.yaml", "    - orders.n" + i + "\n", "    - orders.other\n");
        }
        edit("looks/1.yaml", "  - orders.n0\n", "  - orders.other\n");
        String done = run(0, "pack --input-dir e").out();
        assertTrue(done.contains("5 new queries"), done);
        assertTrue(done.contains("5 added, 2 changed"), done);
        assertEquals(before, rows().get("query q3"));
        String shared = (String) field(Kind.LOOK, "1", "query_id");
        assertTrue(shared.startsWith("pack-"), shared);
        try (VaultReader reader = VaultReader.open(dir.resolve("looker.db"))) {
            Object data =
                    reader.find(new ItemKey(Kind.DASHBOARD, "1")).orElseThrow().data();
            List<String> ids = io.lookervault.content.Values.texts(data, "dashboard_elements[].query_id");
            assertEquals(shared, ids.get(0));
            assertEquals(5, ids.stream().filter(id -> id.startsWith("pack-")).count());
            assertEquals(ids, io.lookervault.content.Values.texts(data, "dashboard_elements[].query.id"));
            assertEquals(ids, io.lookervault.content.Values.texts(data, "dashboard_elements[].result_maker.query_id"));
        }
        assertEquals("q0", ((String) field(Kind.QUERY, "q0", "id")));
        JsonNode table = new ObjectMapper()
                .readTree(file(".pack_state/query_remapping.json").toFile());
        assertEquals(5, table.path("query_remapping").size());
        assertEquals(
                "q0",
                table.path("query_remapping")
                        .path(shared)
                        .path("original_query_id")
                        .asText());
    }

    @Test
    void anEditOfTheQuerysOwnFileMovesEverythingThatUsesIt() throws Exception {
        unpack();
        edit("queries/q7.yaml", "limit: '500'", "limit: '50'");
        String done = run(0, "pack --input-dir e").out();
        assertTrue(done.contains("1 added, 12 changed") && done.contains("1 new queries"), done);
        assertEquals("500", field(Kind.QUERY, "q7", "limit"));
        run(0, "verify");
    }

    @Test
    void everythingWrongIsSaidAtOnceWithFileAndLineAndNothingIsStored() throws Exception {
        unpack();
        Map<String, String> before = rows();
        edit("dashboards/1.yaml", "hidden: false", "hidden: maybe");
        edit("dashboards/2.yaml", "title: Dashboard 2024 2", "title: [open");
        edit(
                "dashboards/3.yaml",
                "    model: shop\n    view: orders\n    fields:\n    - orders.id\n    - orders.n0",
                "    view: orders\n    fields:\n    - orders.id\n    - orders.n0");
        edit("dashboards/4.yaml", "  content_type: dashboard", "  content_type: dashbord");
        edit("dashboards/5.yaml", "folder_id: '2'\nhidden", "folder_id: '999'\nhidden");
        Files.copy(file("dashboards/6.yaml"), file("dashboards/60.yaml"));
        Files.writeString(file("dashboards/new.yaml"), "title: No metadata\n");
        edit("dashboards/7.yaml", "title: Dashboard 2024 7", "title: A\ntitle: B");
        edit("dashboards/8.yaml", "title: Dashboard 2024 8", "titel: Dashboard 2024 8");
        Files.createSymbolicLink(file("dashboards/link.yaml"), dir.resolve("looker.db"));
        edit("dashboards/9.yaml", "description: 'yes'", "description: !!python/object/apply:os.system [ls]");
        String err = run(5, "pack --input-dir e").err();
        for (String said : List.of(
                "dashboards/1.yaml:5: hidden must be true or false, not the text 'maybe'",
                "dashboards/2.yaml:",
                "dashboards/3.yaml:11: a query needs a model",
                "unknown content_type dashbord",
                "dashboards/5.yaml:4: dashboard 5 refers to folder 999",
                "dashboards/60.yaml:",
                "dashboards/new.yaml:1: no _metadata",
                "dashboards/7.yaml:3: the key title for the second time",
                "dashboards/8.yaml:2: a dashboard has no field titel",
                "dashboards/link.yaml:1: is a symbolic link",
                "dashboards/9.yaml:3: tag",
                "nothing was stored")) {
            assertTrue(err.contains(said), said + " is not in\n" + err);
        }
        assertEquals(before, rows());
    }

    @Test
    void aFileThatWasRemovedDeletesItsItemOnlyWhenAsked() throws Exception {
        unpack();
        Files.delete(file("dashboards/5.yaml"));
        Packaged.Result result = run(0, "pack --input-dir e");
        assertTrue(result.err().contains("--delete-missing"), result.all());
        assertTrue(run(0, "pack --input-dir e --delete-missing").out().contains("1 deleted"));
        assertTrue(run(0, "list dashboards --deleted").out().contains("Dashboard 2024 5"));
    }

    @Test
    void whatTheVaultChangedMeanwhileIsAConflictUnlessForced() throws Exception {
        unpack();
        sed("s/^title: Dashboard 2024/title: Mine/", "e/dashboards/[12].yaml");
        Map<String, Object> theirs = dashboard(2, "3");
        theirs.put("title", "Theirs");
        store(dir.resolve("looker.db"), Map.of(Kind.DASHBOARD, List.of(theirs)));
        String err = run(1, "pack --input-dir e").err();
        assertTrue(err.contains("conflict: dashboard 2"), err);
        assertFalse(err.contains("conflict: dashboard 1 "), err);
        assertEquals("Dashboard 2024 1", field(Kind.DASHBOARD, "1", "title"));
        run(0, "pack --input-dir e --force");
        assertEquals("Mine 2", field(Kind.DASHBOARD, "2", "title"));
    }

    @Test
    void foldersAreDirectoriesWithNamesThatEverySystemTakes() throws Exception {
        Packaged.Result result = run(0, "unpack --output-dir e --strategy folder");
        assertTrue(result.err().contains("lie in each other"), result.err());
        assertTrue(Files.exists(file("Shared/Sales/dashboards/1.yaml")));
        assertTrue(Files.exists(file("Shared/sales (3)/dashboards/2.yaml")), tree());
        assertTrue(Files.exists(file("Shared/Sales/a_b_ c_/dashboards/3.yaml")), tree());
        assertTrue(Files.exists(file("_orphaned/dashboards/11.yaml")));
        assertTrue(Files.exists(file("_orphaned/dashboards/12.yaml")));
        JsonNode folders =
                new ObjectMapper().readTree(file("metadata.json").toFile()).path("folder_map");
        assertEquals("a/b: c?", folders.path("4").path("name").asText());
        edit("Shared/Sales/dashboards/1.yaml", "Dashboard 2024 1", "West 1");
        Files.writeString(
                file("Shared/Sales/dashboards/fresh.yaml"), "title: Fresh\n_metadata:\n  content_type: dashboard\n");
        String done = run(0, "pack --input-dir e").out();
        assertTrue(done.contains("1 added, 1 changed"), done);
        assertEquals("2", field(Kind.DASHBOARD, "new-fresh", "folder_id"));
        assertTrue(run(0, "list dashboards --folder-id 2").out().contains("Fresh"));
        Packaged.Result partial = run(0, "pack --input-dir e --db-path part.db");
        assertTrue(partial.err().contains("partial"), partial.all());
    }

    private String tree() throws IOException {
        try (Stream<Path> files = Files.walk(export)) {
            return files.map(Path::toString).reduce("", (a, b) -> a + "\n" + b);
        }
    }

    @Test
    void fiftyLevelsAreFiftyDirectories() throws Exception {
        List<Map<String, Object>> folders = IntStream.range(100, 150)
                .mapToObj(i -> map("id", "" + i, "name", "Level " + i, "parent_id", i == 100 ? "1" : "" + (i - 1)))
                .toList();
        store(dir.resolve("looker.db"), Map.of(Kind.FOLDER, folders, Kind.DASHBOARD, List.of(dashboard(500, "149"))));
        run(0, "unpack --output-dir e --strategy folder --folder-ids 100");
        try (Stream<Path> files = Files.walk(export)) {
            Path deep =
                    files.filter(path -> path.endsWith("500.yaml")).findFirst().orElseThrow();
            assertEquals(53, export.relativize(deep).getNameCount(), deep.toString());
        }
        run(0, "pack --input-dir e");
    }

    @Test
    void anEarlierExportIsReplacedOnlyWhenAskedAndOtherFilesStay() throws Exception {
        unpack();
        Files.writeString(file("README.md"), "mine");
        Files.writeString(file("dashboards/notes.txt"), "mine");
        assertTrue(run(2, "unpack --output-dir e").err().contains("--overwrite"));
        run(0, "unpack --output-dir e --overwrite --types looks");
        assertFalse(Files.exists(file("dashboards/1.yaml")));
        assertTrue(Files.exists(file("looks/1.yaml")));
        assertEquals("mine", Files.readString(file("README.md")));
        assertEquals("mine", Files.readString(file("dashboards/notes.txt")));
        Files.createDirectories(dir.resolve("other/looks"));
        Files.writeString(dir.resolve("other/looks/1.yaml"), "mine");
        assertTrue(run(2, "unpack --output-dir other --overwrite").err().contains("in the way"));
        assertEquals("mine", Files.readString(dir.resolve("other/looks/1.yaml")));
    }

    @Test
    void anInterruptedUnpackIsNoExportAndGoesOn() throws Exception {
        unpack();
        Files.delete(file("metadata.json"));
        Files.writeString(file(".pack_state/unpacking"), "dashboards/1.yaml\nlooks/gone.yaml\n");
        Files.delete(file(".pack_state/manifest.jsonl"));
        try (Stream<Path> files = Files.list(file("looks"))) {
            files.forEach(path -> path.toFile().delete());
        }
        for (String kind : List.of("queries", "folders")) {
            try (Stream<Path> files = Files.list(file(kind))) {
                files.forEach(path -> path.toFile().delete());
            }
        }
        try (Stream<Path> files = Files.list(file("dashboards"))) {
            files.filter(path -> !path.endsWith("1.yaml"))
                    .forEach(path -> path.toFile().delete());
        }
        assertTrue(run(2, "pack --input-dir e").err().contains("interrupted"));
        assertTrue(run(0, "unpack --output-dir e").out().contains("1 were there already"));
        run(0, "pack --input-dir e");
    }

    @ParameterizedTest
    @CsvSource({
        "unpack, 2, --output-dir",
        "unpack --output-dir no/where, 2, there is no directory",
        "unpack --output-dir looker.db, 2, it is a file",
        "unpack --output-dir e --types dashbords, 2, dashboards",
        "unpack --output-dir e --folder-ids 4711, 2, folder 4711 is not in the vault",
        "unpack --output-dir e --strategy tree, 2, strategy",
        "unpack --output-dir e --db none.db, 2, there is no vault",
        "pack --input-dir none, 2, no such directory",
        "pack --input-dir ., 2, no metadata.json"
    })
    void badInputIsNamedAndNothingIsMade(String arguments, int code, String said) {
        Packaged.Result result = run(code, arguments);
        assertTrue(result.err().contains(said), result.err());
        assertFalse(Files.exists(export));
    }

    @Test
    void filesThatAreTooLargeAreCutByTheSystemAndSaidSo() throws Exception {
        Map<String, Object> large = dashboard(90, "2");
        large.put("description", "x".repeat(200_000));
        store(dir.resolve("looker.db"), Map.of(Kind.DASHBOARD, List.of(large)));
        Packaged.Result result = new Packaged(dir)
                .command("sh", "-c", "ulimit -f 200; exec " + Packaged.launcher() + " unpack --output-dir e");
        assertEquals(1, result.code(), result.all());
        assertTrue(result.err().contains("free space") || result.err().contains("room"), result.err());
        run(0, "unpack --output-dir e");
        run(0, "pack --input-dir e");
    }

    private static List<Map<String, Object>> dashboards(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> dashboard(i, String.valueOf(1 + i % 4)))
                .toList();
    }

    @Test
    void sedEditsFiveHundredDashboardsAndNothingElse() throws Exception {
        store(dir.resolve("looker.db"), Map.of(Kind.DASHBOARD, dashboards(500)));
        Map<String, String> before = rows();
        unpack();
        sed(
                "s/^title: Dashboard 2024/title: Dashboard 2025/; s/^description: .*/description: checked/",
                "e/dashboards/*.yaml");
        assertTrue(run(0, "pack --input-dir e").out().contains("0 added, 500 changed"));
        Map<String, String> after = rows();
        assertEquals(before.keySet(), after.keySet());
        for (Map.Entry<String, String> row : before.entrySet()) {
            boolean dashboard = row.getKey().startsWith("dashboard ");
            assertEquals(dashboard, !row.getValue().equals(after.get(row.getKey())), row.getKey());
        }
        for (int i = 1; i <= 500; i++) {
            Map<String, Object> expected = dashboard(i, String.valueOf(1 + i % 4));
            expected.put("title", "Dashboard 2025 " + i);
            expected.put("description", "checked");
            String content = HexFormat.of().formatHex(MessagePack.encode(expected));
            assertTrue(after.get("dashboard " + i).endsWith("|" + content), "dashboard " + i);
        }
    }

    @Test
    void anUnpackThatIsToldToStopLeavesWholeFilesAndGoesOn() throws Exception {
        store(dir.resolve("looker.db"), Map.of(Kind.DASHBOARD, dashboards(400)));
        Packaged program = new Packaged(dir).with("LOOKERVAULT_PACK_WORKERS", "1");
        Process process = program.start(Packaged.launcher(), "unpack", "--output-dir", "e");
        while (process.isAlive() && count("dashboards") < 20) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        assertEquals(130, program.ended(process).code(), program.ended(process).all());
        assertFalse(Files.exists(file("metadata.json")));
        assertTrue(run(2, "pack --input-dir e").err().contains("interrupted"));
        long there = count("dashboards");
        try (Stream<Path> files = Files.list(file("dashboards"))) {
            for (Path file : files.toList()) {
                assertTrue(Files.readString(file).contains("\n  checksum: sha256:"), file.toString());
            }
        }
        String done = run(0, "unpack --output-dir e").out();
        assertTrue(done.contains(there + " were there already"), done);
        assertTrue(run(0, "pack --input-dir e").out().contains("0 added, 0 changed"));
    }

    private long count(String directory) throws IOException {
        if (!Files.isDirectory(file(directory))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(file(directory))) {
            return files.count();
        }
    }

    /** Runs a script that may mount; the directory small is a file system of these options. */
    private Packaged.Result mounted(String options, String script) throws Exception {
        Packaged program = new Packaged(dir);
        Assumptions.assumeTrue(
                program.command("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")
                                .code()
                        == 0,
                "nothing can be mounted here");
        Files.createDirectories(dir.resolve("small"));
        return program.command(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o " + options + " none small && { " + script.replace("RUN", Packaged.launcher())
                        + "; }");
    }

    @ParameterizedTest
    @CsvSource({
        "'size=16k', has room for 1 MB",
        "'size=50m,nr_inodes=20', 'can hold 19 more files (inodes)'",
        "'ro', Read-only file system"
    })
    void whereThereIsNoRoomNothingIsBegun(String options, String said) throws Exception {
        Packaged.Result result = mounted(options, "RUN unpack --output-dir small/e; code=$?; ls small; exit $code");
        assertEquals(1, result.code(), result.all());
        assertTrue(result.err().contains(said), result.err());
        assertEquals("", result.out());
    }

    @Test
    void aDiskThatIsFullLeavesTheVaultAsItWasAndPackMayBeRunAgain() throws Exception {
        unpack();
        sed("s/^title: Dashboard 2024/title: Dashboard 2025/", "e/dashboards/*.yaml");
        Packaged.Result result = mounted("size=8m", """
                cp looker.db small && dd if=/dev/zero of=small/fill bs=1k count=9000 2>dd
                truncate -s -40k small/fill
                RUN pack --input-dir e --db-path small/looker.db; echo ended with $?
                rm small/fill; cmp looker.db small/looker.db && echo as it was
                RUN pack --input-dir e --db-path small/looker.db""");
        assertEquals(0, result.code(), result.all());
        assertTrue(result.err().contains("No space left") || result.err().contains("SQLITE_FULL"), result.err());
        assertTrue(result.out().startsWith("ended with 1\nas it was\n"), result.all());
        assertTrue(result.out().contains("0 added, 12 changed"), result.out());
    }
}
