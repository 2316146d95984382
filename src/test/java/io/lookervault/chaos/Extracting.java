package io.lookervault.chaos;

import io.lookervault.Packaged;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Extraction: whatever happens on the way, in the end the vault holds what Looker holds, and only then the exit code is 0. */
final class Extracting implements Scenario {
    private static final int WORLDS = 3;
    private static final int MOST_RUNS = 15;

    private final Path home;
    private final Map<Long, Holdings> expected = new HashMap<>();
    private Story story;

    Extracting(Path home) {
        this.home = home;
    }

    private static DemoLooker looker(long world) throws Exception {
        return DemoLooker.start(DemoOptions.defaults().withSeed(world).withDashboards((int) world * 12));
    }

    private Holdings expected(long world) throws Exception {
        Holdings known = expected.get(world);
        if (known == null) {
            Path calm = Files.createTempDirectory(home, "calm");
            try (DemoLooker looker = looker(world)) {
                Packaged.Result result = new Packaged(calm).on(looker).here("extract");
                if (result.code() != 0) {
                    throw new IllegalStateException(result.all());
                }
            }
            known = Holdings.of(calm.resolve("looker.db"));
            expected.put(world, known);
        }
        return known;
    }

    @Override
    public void play(long seed, Path dir, Toll toll) throws Exception {
        long world = 1 + seed % WORLDS;
        Holdings whole = expected(world);
        Storm storm = Storm.overLooker(seed, 120);
        try (DemoLooker looker = looker(world)) {
            story = new Story(dir, storm, toll, Optional.of(looker));
            storm.faults().forEach(looker.faults()::add);
            boolean others = storm.oneIn(4);
            looker.edits().churn(others ? 15 : 0);
            untilDone(looker, toll);
            if (others) {
                looker.edits().churn(0);
                whole = afterwards();
            }
            Holdings.of(dir.resolve("looker.db")).mustBe(whole, "after exit code 0");
            story.verifies();
            story.keepsSecrets();
        }
    }

    private void untilDone(DemoLooker looker, Toll toll) throws Exception {
        String words = "extract";
        for (int run = 1; run <= MOST_RUNS; run++) {
            if (story.storm().isOver() && run > 3) {
                toll.add("faults", looker.faults().struck());
                looker.faults().clear();
            }
            Packaged.Result result = story.run(words);
            boolean resuming = words.endsWith("--resume");
            story.mayEnd(result, resuming ? new Integer[] {0, 2, 3, 4} : new Integer[] {0, 3, 4});
            if (result.code() == 0) {
                toll.add("faults", looker.faults().struck());
                looker.faults().clear();
                return;
            }
            words = result.code() == 4 || result.code() == 2 ? "extract" : "extract --resume";
        }
        throw new Violation("it never came to its end");
    }

    /** Others have changed things: one more backup, and what a new vault would hold. */
    private Holdings afterwards() throws Exception {
        Packaged.Result again = story.calm("extract");
        story.mayEnd(again, 0);
        Packaged.Result fresh = story.calm("extract --db " + story.dir().resolve("fresh.db"));
        story.mayEnd(fresh, 0);
        return withoutQueriesOfThePast(Holdings.of(story.dir().resolve("fresh.db")));
    }

    /** Queries stay in the vault when nothing shows them any more; so they are no difference. */
    private Holdings withoutQueriesOfThePast(Holdings fresh) {
        Map<io.lookervault.content.ItemKey, Object> items = new HashMap<>(fresh.items());
        Holdings.of(story.dir().resolve("looker.db")).items().forEach((key, data) -> {
            if (key.kind().immutable()) {
                items.putIfAbsent(key, data);
            }
        });
        return new Holdings(items, fresh.letters());
    }

    @Override
    public String log() {
        return story == null ? "" : story.log();
    }
}
