package io.lookervault.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lookervault.Packaged;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.pack.FuzzedFiles;
import io.lookervault.verify.BitRot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Single bits that change by themselves, in stored items, in files and anywhere in the vault: {@code verify} names every item and
 * {@code pack} every file whose content is not what it was.
 */
final class Flips {
    private static final int TOGETHER = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path dir;
    private final Random random;
    private final Packaged program;
    private final List<String> missed = new ArrayList<>();
    private int without;

    Flips(Path dir, long seed) throws Exception {
        this.dir = dir;
        this.random = new Random(seed);
        this.program = new Packaged(dir);
        try (DemoLooker looker = DemoLooker.start(DemoOptions.defaults().withDashboards(60))) {
            must(0, new Packaged(dir).on(looker).here("extract"));
        }
        must(0, program.here("unpack --output-dir " + dir.resolve("tree")));
        Files.copy(dir.resolve("looker.db"), dir.resolve("sound.db"));
    }

    private static void must(int code, Packaged.Result result) {
        if (result.code() != code) {
            throw new IllegalStateException("exit code " + result.code() + ": " + result.all());
        }
    }

    List<String> missed() {
        return List.copyOf(missed);
    }

    /** How many flips changed nothing that is said, such as in a comment or in room that nothing uses. */
    int without() {
        return without;
    }

    /** Flips so many bits of stored content, some rows at a time. */
    void items(int count) throws Exception {
        for (int done = 0; done < count; done += TOGETHER) {
            Files.copy(dir.resolve("sound.db"), dir.resolve("looker.db"), StandardCopyOption.REPLACE_EXISTING);
            Set<String> flipped = flipRows(Math.min(TOGETHER, count - done));
            Packaged.Result verified = program.here("verify --output json");
            must(5, verified);
            Set<String> named = new TreeSet<>();
            for (JsonNode finding : JSON.readTree(verified.out()).path("findings")) {
                if (finding.path("finding").asText().equals("damaged")) {
                    named.add(finding.path("kind").asText() + " "
                            + finding.path("id").asText());
                }
            }
            if (!named.equals(flipped)) {
                missed.add("flipped " + flipped + ", named " + named);
            }
        }
    }

    private Set<String> flipRows(int count) throws SQLException {
        Set<String> flipped = new TreeSet<>();
        try (Connection vault = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("looker.db"))) {
            List<String[]> rows = new ArrayList<>();
            try (ResultSet all = vault.createStatement()
                    .executeQuery("SELECT id, content_type FROM content_items WHERE length(content_data) > 0")) {
                while (all.next()) {
                    rows.add(new String[] {all.getString(1), all.getString(2)});
                }
            }
            Collections.shuffle(rows, random);
            for (String[] row : rows.subList(0, Math.min(count, rows.size()))) {
                flipRow(vault, row);
                flipped.add(Kind.coded(Integer.parseInt(row[1])).orElseThrow().singular() + " " + row[0]);
            }
        }
        return flipped;
    }

    private void flipRow(Connection vault, String[] row) throws SQLException {
        byte[] content;
        try (PreparedStatement read =
                vault.prepareStatement("SELECT content_data FROM content_items WHERE id = ? AND content_type = ?")) {
            read.setString(1, row[0]);
            read.setString(2, row[1]);
            content = read.executeQuery().getBytes(1);
        }
        try (PreparedStatement write =
                vault.prepareStatement("UPDATE content_items SET content_data = ? WHERE id = ? AND content_type = ?")) {
            write.setBytes(1, flip(content));
            write.setString(2, row[0]);
            write.setString(3, row[1]);
            write.executeUpdate();
        }
    }

    private byte[] flip(byte[] content) {
        byte[] other = content.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    /** Flips so many bits of the vault's own file, one at a time. */
    void vault(int count) throws IOException {
        BitRot rot = new BitRot(dir.resolve("sound.db"), dir.resolve("rotten.db"));
        for (int done = 0; done < count; done++) {
            int bit = rot.bit(random);
            switch (rot.flip(bit)) {
                case MISSED -> missed.add("bit " + bit + " of the vault");
                case HARMLESS -> without++;
                case FOUND -> {}
            }
        }
    }

    /** Flips so many bits of files, some files at a time. */
    void files(int count) throws Exception {
        Files.copy(dir.resolve("sound.db"), dir.resolve("looker.db"), StandardCopyOption.REPLACE_EXISTING);
        Path tree = dir.resolve("tree");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(tree)) {
            all.filter(path -> path.toString().endsWith(".yaml")).sorted().forEach(files::add);
        }
        for (int done = 0; done < count; done += TOGETHER) {
            Collections.shuffle(files, random);
            Map<Path, byte[]> before = new HashMap<>();
            for (Path file : files.subList(0, Math.min(TOGETHER, count - done))) {
                byte[] content = Files.readAllBytes(file);
                before.put(file, content);
                Files.write(file, flip(content));
            }
            check(tree, before);
        }
    }

    /** What is invalid is named first; when all that is as it was, what has changed. */
    private void check(Path tree, Map<Path, byte[]> before) throws Exception {
        Set<String> named = new TreeSet<>();
        Map<Path, byte[]> after = new HashMap<>();
        for (Path file : before.keySet()) {
            after.put(file, Files.readAllBytes(file));
        }
        int known = -1;
        while (named.size() > known) {
            known = named.size();
            named.addAll(named(program.here("pack --input-dir " + dir.resolve("tree") + " --dry-run --output json")));
            for (Path file : before.keySet()) {
                if (named.contains(tree.relativize(file).toString())) {
                    Files.write(file, before.get(file));
                }
            }
        }
        for (Map.Entry<Path, byte[]> entry : before.entrySet()) {
            String name = tree.relativize(entry.getKey()).toString();
            if (!named.contains(name)) {
                if (FuzzedFiles.saysTheSame(entry.getValue(), after.get(entry.getKey()))) {
                    without++;
                } else {
                    missed.add(name + " " + Base64.getEncoder().encodeToString(after.get(entry.getKey())));
                }
            }
            Files.write(entry.getKey(), entry.getValue());
        }
    }

    private static Set<String> named(Packaged.Result result) throws IOException {
        Set<String> named = new TreeSet<>();
        for (String line : result.out().lines().toList()) {
            JsonNode event = JSON.readTree(line);
            if (Set.of("pack_problem", "pack_change")
                    .contains(event.path("event").asText())) {
                named.add(event.path("file").asText());
            }
            for (JsonNode query : event.path("new_queries")) { // what cannot be changed becomes another one
                Kind kind = Kind.named(query.path("kind").asText()).orElseThrow();
                named.add(kind.plural() + "/" + query.path("original_id").asText() + ".yaml");
            }
        }
        return named;
    }
}
