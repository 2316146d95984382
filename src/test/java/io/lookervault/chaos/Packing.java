package io.lookervault.chaos;

import io.lookervault.Packaged;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Unpack, edit, pack: an unpack that was cut short is finished by another; a pack that was cut short has changed nothing; in the
 * end the vault holds what an undisturbed one makes of the same files.
 */
final class Packing implements Scenario {
    private static final int MOST_RUNS = 12;

    private final Path home;
    private Optional<Path> vault = Optional.empty();
    private Optional<Map<String, String>> tree = Optional.empty();
    private Story story;

    Packing(Path home) {
        this.home = home;
    }

    private void prepare() throws Exception {
        if (vault.isPresent()) {
            return;
        }
        Path calm = Files.createTempDirectory(home, "calm");
        try (DemoLooker looker = DemoLooker.start(DemoOptions.defaults().withDashboards(30))) {
            must(new Packaged(calm).on(looker).here("extract"));
        }
        must(new Packaged(calm).here("unpack --output-dir " + calm.resolve("tree")));
        tree = Optional.of(files(calm.resolve("tree")));
        vault = Optional.of(calm.resolve("looker.db"));
    }

    private static void must(Packaged.Result result) {
        if (result.code() != 0) {
            throw new IllegalStateException(result.all());
        }
    }

    /** What every file of a tree says, but for the time of the export. */
    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file)
                        .lines()
                        .filter(line -> !line.contains("exported_at"))
                        .collect(Collectors.joining("\n"));
                found.put(root.relativize(file).toString(), text);
            }
        }
        return found;
    }

    @Override
    public void play(long seed, Path dir, Toll toll) throws Exception {
        prepare();
        Files.copy(vault.orElseThrow(), dir.resolve("looker.db"));
        Storm storm = Storm.overFiles(seed, 1800);
        story = new Story(dir, storm, toll, Optional.empty());
        untilDone("unpack --output-dir tree", () -> {});
        if (!files(dir.resolve("tree")).equals(tree.orElseThrow())) {
            throw new Violation("the files differ from those of an undisturbed unpack");
        }
        edit(dir.resolve("tree"), seed);
        Holdings before = Holdings.of(dir.resolve("looker.db"));
        Holdings after = undisturbed(dir);
        untilDone("pack --input-dir tree --delete-missing", () -> {
            Holdings now = Holdings.of(dir.resolve("looker.db"));
            if (!now.same(before) && !now.same(after)) {
                throw new Violation("a pack that was cut short has changed a part of the vault");
            }
        });
        Holdings.of(dir.resolve("looker.db")).mustBe(after, "after pack");
        story.verifies();
    }

    private interface Check {
        void run() throws Exception;
    }

    private void untilDone(String words, Check cutShort) throws Exception {
        for (int run = 1; run <= MOST_RUNS; run++) {
            Packaged.Result result = story.run(words);
            // killed after its last step: the next one finds it finished, and the files are compared all the same
            boolean finished = run > 1 && result.err().contains("it holds a finished export");
            story.mayEnd(result, finished ? 2 : 0);
            if (finished || result.code() == 0) {
                return;
            }
            cutShort.run();
        }
        throw new Violation(words + " never came to its end");
    }

    /** Changes, removes and adds files, as people would with a script. */
    private static void edit(Path root, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> dashboards = new ArrayList<>();
        try (Stream<Path> all = Files.list(root.resolve("dashboards"))) {
            all.sorted().forEach(dashboards::add);
        }
        for (Path file : dashboards) {
            String text = Files.readString(file);
            switch (random.nextInt(5)) {
                case 0 -> text = text.replaceFirst("(?m)^title: .*$", "title: Edited " + random.nextInt(1000));
                case 1 -> text = text.replaceFirst("(?m)^( +limit: ).*$", "$1'" + (100 + random.nextInt(900)) + "'");
                case 2 -> text = text.replaceFirst("(?m)^title: .*$", "title: yes, no & ünïcode 𝄞");
                default -> {}
            }
            Files.writeString(file, text);
        }
        if (random.nextInt(3) == 0) {
            Files.delete(dashboards.get(random.nextInt(dashboards.size())));
        }
    }

    private Holdings undisturbed(Path dir) throws Exception {
        Path calm = Files.createTempDirectory(home, "packed");
        Files.copy(dir.resolve("looker.db"), calm.resolve("looker.db"));
        try {
            must(new Packaged(calm).here("pack --input-dir " + dir.resolve("tree") + " --delete-missing"));
            return Holdings.of(calm.resolve("looker.db"));
        } finally {
            Chaos.delete(calm);
        }
    }

    @Override
    public String log() {
        return story == null ? "" : story.log();
    }
}
