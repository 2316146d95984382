package io.lookervault.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Limits;
import io.lookervault.extract.Selection;
import io.lookervault.pack.UnpackRequest;
import io.lookervault.session.RunListener;
import io.lookervault.vault.DropRow;
import io.lookervault.vault.Drops;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultInUse;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are dropped into the inbox of a daemon with the real routes, a vault and a demo Looker. */
@SuppressWarnings("try") // a daemon works by being there
class InboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path shared;

    private static DemoLooker looker;

    @TempDir
    Path dir;

    private final Map<String, String> options = new HashMap<>();

    @BeforeAll
    static void oneBackupForAll() throws IOException {
        looker = DemoLooker.start(DemoOptions.defaults().withDashboards(3));
        Path vault = shared.resolve("looker.db");
        try (Application application = Application.start(load(connection()), RunListener.silent())) {
            application.extract(extraction(vault));
            application.unpack(new UnpackRequest(
                    vault,
                    shared.resolve("export"),
                    UnpackRequest.Strategy.FULL,
                    new UnpackRequest.Scope(Set.of(), Set.of(), false),
                    false,
                    2));
        }
    }

    @AfterAll
    static void goHome() {
        looker.close();
    }

    @BeforeEach
    void vault() throws IOException {
        Files.copy(shared.resolve("looker.db"), vaultFile());
        options.putAll(connection());
        options.put("lookervault.vault.path", vaultFile().toString());
        options.put("lookervault.schedule.backup.enabled", "false");
        options.put("lookervault.schedule.full-backup.enabled", "false");
        options.put("lookervault.observe.enabled", "false");
        options.put("lookervault.inbox.enabled", "true");
        options.put("lookervault.inbox.sweep-seconds", "1");
        options.put("lookervault.inbox.quiet-seconds", "0");
    }

    private static Map<String, String> connection() {
        return Map.of(
                "lookervault.looker.api-url", looker.url(),
                "lookervault.looker.client-id", looker.clientId(),
                "lookervault.looker.client-secret", looker.clientSecret(),
                "lookervault.looker.rate-limit-per-second", "1000",
                "lookervault.looker.rate-limit-per-minute", "60000");
    }

    private static Settings load(Map<String, String> options) {
        return Settings.load(new Sources(Optional.of(Path.of("")), Optional.empty(), options, Map.of()));
    }

    private static ExtractRequest extraction(Path vault) {
        return new ExtractRequest(
                vault,
                looker.url(),
                Selection.of(Set.of()),
                new Limits(4, 100, 1000, OptionalInt.empty()),
                false,
                false);
    }

    private Daemon daemon() {
        return Daemon.start(() -> load(options), RunListener.silent());
    }

    private Path vaultFile() {
        return dir.resolve("looker.db");
    }

    private Path inbox() {
        return dir.resolve("inbox");
    }

    /** A copy of the export in which every dashboard is called otherwise. */
    private Path tree(String title) throws IOException {
        Path tree = dir.resolve("tree-" + title);
        copy(shared.resolve("export"), tree);
        return rename(tree, title);
    }

    private static Path rename(Path tree, String title) throws IOException {
        try (Stream<Path> files = Files.walk(tree.resolve("dashboards"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).replaceFirst("(?m)^title: .*$", "title: " + title));
            }
        }
        return tree;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static Path tarOf(Path tree, Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
                Stream<Path> files = Files.walk(tree)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path path : files.toList()) {
                String name = "export/" + tree.relativize(path);
                tar.putArchiveEntry(new TarArchiveEntry(path.toFile(), name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, tar);
                }
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private static Path zipOf(Path tree, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> files = Files.walk(tree)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(tree.relativize(path).toString()));
                Files.copy(path, zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    private void drop(Path from, String place, String name) throws IOException {
        Files.move(from, inbox().resolve(place).resolve(name));
    }

    private void order(String name, String text) throws IOException {
        Path beside = Files.writeString(dir.resolve(name), text);
        drop(beside, "jobs", name);
    }

    /** The report of a drop, once it lies in that place. */
    private JsonNode report(String place, String name) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        there(place, name).isPresent() || there("failed", name).isPresent());
        Path found = there(place, name).orElseThrow(() -> new AssertionError(error(name)));
        try {
            return new JsonMapper()
                    .readTree(found.resolveSibling(found.getFileName() + ".report.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String error(String name) {
        Path failed = there("failed", name).orElseThrow();
        try {
            return Files.readString(failed.resolveSibling(failed.getFileName() + ".error.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> there(String place, String name) {
        try (Stream<Path> all = Files.list(inbox().resolve(place))) {
            return all.filter(path -> path.toString().endsWith("Z-" + name)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> titles() {
        Set<String> titles = new TreeSet<>();
        try (VaultReader reader = VaultReader.open(vaultFile())) {
            reader.scan(
                    Kind.DASHBOARD,
                    item -> titles.add(((Map<?, ?>) item.data()).get("title").toString()));
        }
        return titles;
    }

    private List<DropRow> rows() {
        return new Drops(vaultFile(), InstantSource.system()).list(0);
    }

    private List<String> outcomes() {
        return rows().stream().map(DropRow::outcome).sorted().toList();
    }

    @Test
    void aDroppedTreeArrivesInTheVault() throws IOException {
        try (Daemon daemon = daemon()) {
            drop(tree("ByTree"), "pack", "monday");
            JsonNode report = report("done", "monday");
            assertEquals("completed", report.path("outcome").asText(), report.toString());
            assertEquals("pack", report.path("verb").asText());
            assertEquals(3, report.path("counts").path("changed").asInt(), report.toString());
            assertEquals(Set.of("ByTree"), titles());
            assertTrue(Files.isDirectory(there("done", "monday").orElseThrow()));
        }
    }

    @Test
    void whatThePackNoticesIsInTheReport() throws IOException {
        try (Daemon daemon = daemon()) {
            Path edits = tree("Edited");
            Files.delete(edits.resolve("folders/1.yaml"));
            Files.createDirectory(inbox().resolve("exports"));
            drop(edits, "exports", "edits");
            order("edits.yaml", "verb: pack\ninput-dir: exports/edits\ndelete-missing: true\n");
            JsonNode report = report("done", "edits.yaml");
            assertEquals("completed", report.path("outcome").asText(), report.toString());
            assertTrue(
                    report.path("notices").toString().contains("others still use 1 of the items that are deleted"),
                    report.toString());
            order("check.yaml", "verb: verify\n");
            assertEquals(0, report("done", "check.yaml").path("notices").size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar.gz", "zip"})
    void aDroppedArchiveArrivesInTheVault(String suffix) throws IOException {
        Path tree = tree("ByArchive");
        Path archive = suffix.equals("zip")
                ? zipOf(tree, dir.resolve("a." + suffix))
                : tarOf(tree, dir.resolve("a." + suffix));
        try (Daemon daemon = daemon()) {
            drop(archive, "pack", "monday." + suffix);
            assertEquals(
                    "completed",
                    report("done", "monday." + suffix).path("outcome").asText());
            assertEquals(Set.of("ByArchive"), titles());
            try (Stream<Path> left = Files.list(inbox().resolve(".work"))) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    @Test
    void theSameContentRunsOnceAlsoAfterARestart() throws IOException {
        Path again = dir.resolve("again");
        copy(tree("Once"), again);
        Path third = dir.resolve("third");
        copy(again, third);
        try (Daemon daemon = daemon()) {
            drop(dir.resolve("tree-Once"), "pack", "one");
            drop(again, "pack", "two");
            assertEquals("completed", report("done", "one").path("outcome").asText());
            JsonNode report = report("done", "two");
            assertEquals("repeated", report.path("outcome").asText());
            assertTrue(report.path("reason").asText().contains("worked off as one"), report.toString());
        }
        try (Daemon daemon = daemon()) {
            drop(third, "pack", "three");
            assertEquals("repeated", report("done", "three").path("outcome").asText());
            assertEquals(List.of("completed", "repeated", "repeated"), outcomes());
        }
    }

    @Test
    void whatWasBeingWorkedOnIsTakenUpAgain() throws Exception {
        String order = "verb: verify\n";
        try (Daemon daemon = daemon()) {
            Files.writeString(inbox().resolve("jobs/v.yaml.part"), order);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(order.getBytes(UTF_8));
        new Drops(vaultFile(), InstantSource.system())
                .take(HexFormat.of().formatHex(digest), "v.yaml", "order"); // and its process dies
        Files.move(inbox().resolve("jobs/v.yaml.part"), inbox().resolve("jobs/v.yaml"));
        Files.writeString(inbox().resolve(".work/left"), "by it");
        try (Daemon daemon = daemon()) {
            assertEquals("completed", report("done", "v.yaml").path("outcome").asText());
            assertEquals(List.of("completed"), outcomes());
            assertFalse(Files.exists(inbox().resolve(".work/left")));
        }
    }

    @Test
    void ordersOfEveryVerbAreDone() throws IOException {
        try (Daemon daemon = daemon()) {
            order("extract.yaml", "verb: extract\ntypes: [dashboards]\nincremental: true\n");
            JsonNode extracted = report("done", "extract.yaml");
            assertEquals("completed", extracted.path("outcome").asText(), extracted.toString());
            assertFalse(extracted.path("session_id").asText().isEmpty());

            order("unpack.yaml", "verb: unpack\noutput-dir: exports/today\n");
            assertTrue(
                    report("done", "unpack.yaml").path("counts").path("total").asInt() > 10);
            assertTrue(Files.isDirectory(inbox().resolve("exports/today/dashboards")));

            order("pack.yaml", "verb: pack\ninput-dir: exports/today\nid: 2\n");
            assertEquals(
                    0,
                    report("done", "pack.yaml").path("counts").path("changed").asInt());

            order("verify.yaml", "verb: verify\n");
            assertTrue(
                    report("done", "verify.yaml").path("counts").path("items").asInt() > 10);

            order("live.yaml", "verb: verify\nlive: true\ntypes: looks, dashboards\n");
            assertEquals(
                    "completed", report("done", "live.yaml").path("outcome").asText());

            order("cleanup.yaml", "verb: cleanup\nretention-days: 0\ndry-run: true\n");
            assertEquals(
                    "planned", report("done", "cleanup.yaml").path("outcome").asText());
            assertEquals(6, rows().size());
        }
    }

    @Test
    void aComparisonIsNotBoundByTheBudgetOfTheOrderBefore() throws IOException {
        try (Daemon daemon = daemon()) {
            order("extract.yaml", "verb: extract\nmax-calls: 5\n");
            assertEquals(
                    "stopped", report("done", "extract.yaml").path("outcome").asText());
            order("live.yaml", "verb: verify\nlive: true\n");
            assertEquals(
                    "completed", report("done", "live.yaml").path("outcome").asText());
        }
    }

    @Test
    void anOrderToRestoreIsOnlyPlannedUnlessAllowed() throws IOException {
        Files.delete(vaultFile());
        try (DemoLooker own = DemoLooker.start(DemoOptions.defaults().withDashboards(3))) {
            options.put("lookervault.looker.api-url", own.url());
            options.put("lookervault.looker.client-id", own.clientId());
            options.put("lookervault.looker.client-secret", own.clientSecret());
            String restore = "verb: restore\ntypes: [dashboards]\n";
            try (Daemon daemon = daemon()) {
                order("extract.yaml", "verb: extract\n");
                report("done", "extract.yaml");
                order("unpack.yaml", "verb: unpack\noutput-dir: exports/all\n");
                report("done", "unpack.yaml");
                rename(inbox().resolve("exports/all"), "Planned");
                order("pack.yaml", "verb: pack\ninput-dir: exports/all\n");
                report("done", "pack.yaml");
                order("plan.yaml", restore);
                JsonNode report = report("done", "plan.yaml");
                assertEquals("planned", report.path("outcome").asText(), report.toString());
                assertTrue(report.path("plan").path("writes").asInt() >= 3, report.toString());
                assertEquals("dashboard", report.at("/plan/entries/0/kind").asText());
                assertEquals(0, own.ledger().writes());
            }
            options.put("lookervault.inbox.allow-restore", "true");
            try (Daemon daemon = daemon()) {
                order("restore.yaml", restore);
                JsonNode report = report("done", "restore.yaml");
                assertEquals("completed", report.path("outcome").asText(), report.toString());
                assertEquals(own.ledger().writes(), report.at("/counts/writes").asInt());
                assertTrue(own.ledger().writes() >= 3);

                own.edits().rename("dashboards", "1", "Edited");
                own.faults().add(FaultRule.on("PATCH", "/dashboards/1", new FaultAction.Status(422)));
                order("again.yaml", restore + "id: again\n");
                JsonNode partial = report("done", "again.yaml");
                assertEquals("partial", partial.path("outcome").asText(), partial.toString());
                assertEquals("1 entries parked", partial.path("reason").asText());
            }
        }
    }

    @Test
    void anOrderToRestoreMayNameItemsAndOtherNames() throws IOException {
        try (Daemon daemon = daemon()) {
            Files.writeString(
                    inbox().resolve("names.yaml"), "models:\n  ecommerce: shop\n  finance: money\n  marketing: ads\n");
            order("plain.yaml", "verb: restore\nitems: [model_set 2, dashboard 1]\n");
            JsonNode plain = report("done", "plain.yaml");
            assertEquals(2, plain.at("/plan/actions/unchanged").asInt(), plain.toString());
            order("renamed.yaml", "verb: restore\nitems: model_set 2\nwith-dependencies: true\nmap: names.yaml\n");
            JsonNode renamed = report("done", "renamed.yaml");
            assertEquals("planned", renamed.path("outcome").asText(), renamed.toString());
            assertEquals("models", renamed.at("/plan/entries/1/changes/0").asText(), renamed.toString());
        }
    }

    @Test
    void whatIsStillBeingCopiedWaitsForItsMarker() throws IOException {
        options.put("lookervault.inbox.quiet-seconds", "3600");
        options.put("lookervault.observe.enabled", "true");
        options.put("lookervault.observe.port", "0");
        try (Daemon daemon = daemon()) {
            Files.writeString(inbox().resolve("jobs/half.yaml"), "verb: ");
            order("whole.yaml", "verb: verify\n");
            Files.createFile(inbox().resolve("jobs/whole.yaml.ready"));
            report("done", "whole.yaml");
            assertTrue(Files.exists(inbox().resolve("jobs/half.yaml")));
            assertFalse(Files.exists(inbox().resolve("jobs/whole.yaml.ready")));
            assertEquals(1, rows().size());
            String metrics = get(daemon.health().replace("health", "metrics"));
            assertTrue(metrics.contains("lookervault_inbox_waiting 1.0"), metrics);
            assertTrue(get(daemon.health()).contains("1 not put away, the oldest for"), get(daemon.health()));
        }
    }

    private static String get(String url) {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void badOrdersFailWithTheirFileAndKey() throws IOException {
        List<String> orders = List.of(
                "verb: extrct | verb: \"extrct\" is none. Did you mean extract?",
                "verb: extract, typs: [looks] | extract has no option \"typs\". Did you mean types?",
                "verb: extract, types: [dashbord] | types: no kind is called \"dashbord\". Did you mean dashboards?",
                "verb: cleanup, retention-days: -1 | retention-days is \"-1\". It must be a whole number",
                "verb: unpack | output-dir is missing; unpack needs it",
                "verb: unpack, output-dir: ../out | output-dir is \"../out\". It must lead below the inbox",
                "verb: unpack, output-dir: /tmp/out | output-dir is \"/tmp/out\". It must lead below the inbox",
                "verb: restore, items: [dashboard] | items has \"dashboard\". Each must be a kind and an id",
                "verb: restore, items: [dashbord 1] | items: no kind is called \"dashbord\". Did you mean dashboards?",
                "verb: restore, items: [dashboard 98765] | items: dashboard 98765 is not in",
                "verb: restore, items: [look 1], types: [looks] | items and types cannot be together",
                "verb: restore, with-dependencies: true | with-dependencies needs items",
                "verb: restore, types: [queries] | queries are restored with what shows them",
                "verb: restore, types: [explores] | explores cannot be restored: they come with the LookML, by git",
                "verb: verify, live: true, types: [explores] | explores cannot be compared: Looker has no list of them",
                "verb: restore, map: ../names.yaml | map is \"../names.yaml\". It must lead below the inbox",
                "verb: restore, map: names.yaml | map: there is no readable file",
                "verb: pack, input-dir: done/x | input-dir is \"done/x\". It must lead below the inbox",
                "verb: [ | is not YAML");
        try (Daemon daemon = daemon()) {
            for (int i = 0; i < orders.size(); i++) {
                order("bad" + i + ".yaml", orders.get(i).split(" \\| ", 2)[0].replace(", ", "\n"));
            }
            for (int i = 0; i < orders.size(); i++) {
                String name = "bad" + i + ".yaml";
                assertEquals("failed", report("failed", name).path("outcome").asText());
                String because = orders.get(i).split(" \\| ", 2)[1];
                assertTrue(error(name).contains(because), error(name));
            }
        }
    }

    @Test
    void aTreeWithMistakesFailsWithTheirPlaces() throws IOException {
        Path tree = tree("Broken");
        try (Stream<Path> files = Files.list(tree.resolve("dashboards"))) {
            Files.writeString(files.findFirst().orElseThrow(), "title: [");
        }
        Path link = Files.createSymbolicLink(tree("Linked").resolve("dashboards/link.yaml"), Path.of("/etc/passwd"));
        try (Daemon daemon = daemon()) {
            drop(tree, "pack", "broken");
            assertEquals("failed", report("failed", "broken").path("outcome").asText());
            assertTrue(error("broken").contains("dashboards/"), error("broken"));
            drop(link.getParent().getParent(), "pack", "linked");
            report("failed", "linked");
            assertTrue(error("linked").contains("link.yaml is a link"), error("linked"));
            assertFalse(titles().contains("Broken") || titles().contains("Linked"));
        }
    }

    @Test
    void anArchiveThatLeadsElsewhereFailsAndWritesNothing() throws IOException {
        Path zip = dir.resolve("bad.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../../../outside.yaml"));
            out.write(1);
        }
        try (Daemon daemon = daemon()) {
            drop(zip, "pack", "bad.zip");
            assertEquals("failed", report("failed", "bad.zip").path("outcome").asText());
            assertTrue(error("bad.zip").contains("../../../outside.yaml"), error("bad.zip"));
            try (Stream<Path> all = Files.walk(dir)) {
                assertEquals(
                        List.of(),
                        all.filter(path -> path.endsWith("outside.yaml")).toList());
            }
        }
    }

    @Test
    void aFailureIsPostedToTheWebhook() throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        webhook.start();
        options.put(
                "lookervault.notify.url",
                "http://localhost:" + webhook.getAddress().getPort() + "/");
        try (Daemon daemon = daemon()) {
            order("bad.yaml", "verb: nothing\n");
            Awaitility.await().atMost(PATIENCE).until(() -> !posted.isEmpty());
            JsonNode notice = new JsonMapper().readTree(posted.get(0));
            assertEquals("inbox_failed", notice.path("event").asText());
            assertEquals("bad.yaml", notice.path("drop").asText());
        } finally {
            webhook.stop(0);
        }
    }

    @Test
    void dropsWaitWhileAnotherRunHasTheVault() throws Exception {
        try (Daemon daemon = daemon();
                Application other = Application.start(load(options), RunListener.silent())) {
            try (Vault held = Vault.open(vaultFile(), "by hand", InstantSource.system())) {
                drop(tree("First"), "pack", "one");
                order("two.yaml", "verb: extract\ntypes: [looks]\n");
                Awaitility.await().atMost(PATIENCE).until(() -> outcomes().equals(List.of("waiting", "waiting")));
                try (VaultReader reader = VaultReader.open(vaultFile())) {
                    assertEquals(Map.of("waiting", 2L), reader.dropCounts());
                    assertTrue(reader.openDrops().get(0).reason().contains("in use"));
                }
                assertTrue(Files.exists(inbox().resolve("pack/one")));
                assertTrue(held.sessions() != null);
            }
            CompletableFuture<String> byHand = CompletableFuture.supplyAsync(() -> insist(other));
            report("done", "one");
            report("done", "two.yaml");
            String session = byHand.get(60, TimeUnit.SECONDS);
            assertEquals(List.of("completed", "completed"), outcomes());
            try (VaultReader reader = VaultReader.open(vaultFile())) {
                List<String> sessions =
                        reader.sessions(0).stream().map(row -> row.id()).toList();
                assertTrue(sessions.contains(session), sessions.toString());
                assertTrue(
                        reader.sessions(0).stream().allMatch(row -> row.status().equals("completed")));
                assertEquals(3, sessions.size()); // the first backup, the one by hand, the dropped one
            }
        }
    }

    private String insist(Application application) {
        while (true) {
            try {
                return application.extract(extraction(vaultFile())).sessionId();
            } catch (VaultInUse busy) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void nothingIsMadeOrTakenWhenItIsSwitchedOff() {
        options.remove("lookervault.inbox.enabled");
        try (Daemon daemon = daemon()) {
            assertTrue(daemon.routes() > 0);
            assertFalse(Files.exists(inbox()));
        }
    }

    @Test
    void theInboxBelongsToItsOwner() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        try (Daemon daemon = daemon()) {
            for (String place : List.of("", "pack", "jobs", "done", "failed")) {
                assertEquals(
                        3, Files.getPosixFilePermissions(inbox().resolve(place)).size());
            }
        }
    }
}
