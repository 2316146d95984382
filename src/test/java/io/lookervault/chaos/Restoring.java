package io.lookervault.chaos;

import io.lookervault.Packaged;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.restore.Disaster;
import io.lookervault.restore.Portrait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Restoration: into the Looker that a disaster struck, or into an empty one while Looker refuses things, so that letters have
 * to be retried. In the end it is what an undisturbed restoration makes of it, and another one writes nothing.
 */
final class Restoring implements Scenario {
    private static final int WORLDS = 2;
    private static final int MOST_RUNS = 20;
    private static final List<String> REFUSED = List.of(
            "/dashboards", "/looks", "/dashboard_elements", "/folders", "/users", "/boards", "/scheduled_plans");

    private final Path home;
    private final boolean away;
    private final Map<Long, World> worlds = new HashMap<>();
    private final String words;
    private Story story;

    /** A vault, where it is from, and what Looker is to be in the end. */
    private record World(Path vault, int port, Portrait portrait, int code) {}

    /** @param away whether to restore into an empty Looker */
    Restoring(Path home, boolean away) {
        this.home = home;
        this.away = away;
        this.words =
                "restore all --force --exact --enable-schedules --enable-users" + (away ? " --owner-fallback me" : "");
    }

    private DemoOptions options(long world, int port) {
        return DemoOptions.defaults().withSeed(world).withDashboards(12).withPort(port);
    }

    private World world(long number) throws Exception {
        World known = worlds.get(number);
        if (known == null) {
            known = prepared(number);
            worlds.put(number, known);
        }
        return known;
    }

    private World prepared(long number) throws Exception {
        Path calm = Files.createTempDirectory(home, "calm");
        int port;
        Portrait before;
        try (DemoLooker looker = DemoLooker.start(options(number, 0))) {
            port = java.net.URI.create(looker.url()).getPort();
            must(0, new Packaged(calm).on(looker).here("extract"));
            before = Portrait.of(looker);
        }
        Path vault = calm.resolve("looker.db");
        if (!away) {
            return new World(vault, port, before, 0);
        }
        Path kept = calm.resolve("kept.db");
        Files.copy(vault, kept);
        try (DemoLooker looker = DemoLooker.start(options(number, 0).withEmpty(true))) {
            Packaged.Result undisturbed = new Packaged(calm).on(looker).here(words);
            return new World(kept, 0, Portrait.of(looker), undisturbed.code());
        }
    }

    private static void must(int code, Packaged.Result result) {
        if (result.code() != code) {
            throw new IllegalStateException(result.all());
        }
    }

    @Override
    public void play(long seed, Path dir, Toll toll) throws Exception {
        World world = world(1 + seed % WORLDS);
        Files.copy(world.vault(), dir.resolve("looker.db"));
        Storm storm = Storm.overLooker(seed, 250);
        try (DemoLooker looker =
                DemoLooker.start(options(1 + seed % WORLDS, world.port()).withEmpty(away))) {
            story = new Story(dir, storm, toll, Optional.of(looker));
            if (away) {
                refuse(looker, storm);
            } else {
                Disaster.strike(looker);
            }
            storm.faults().forEach(looker.faults()::add);
            untilDone(looker, world, toll);
            looker.ledger().reset();
            story.mayEnd(story.calm(words), world.code());
            if (looker.ledger().writes() != 0) {
                throw new Violation(
                        "another restoration made " + looker.ledger().writes() + " writes");
            }
            isAsItWas(looker, world);
            story.verifies();
            story.keepsSecrets();
        }
    }

    private static void refuse(DemoLooker looker, Storm storm) {
        for (int i = 0; i < 2; i++) {
            looker.faults()
                    .add(FaultRule.on("POST", REFUSED.get(storm.upTo(REFUSED.size())), new FaultAction.Status(422))
                            .withProbability(0.5)
                            .times(1 + storm.upTo(5)));
        }
    }

    private void isAsItWas(DemoLooker looker, World world) throws Exception {
        String differs = world.portrait().differs(Portrait.of(looker));
        if (!differs.isEmpty()) {
            throw new Violation("Looker is not as it should be: " + differs);
        }
    }

    private void untilDone(DemoLooker looker, World world, Toll toll) throws Exception {
        String next = words;
        for (int run = 1; run <= MOST_RUNS; run++) {
            if (story.storm().isOver() && run > 3) {
                toll.add("faults", looker.faults().struck());
                looker.faults().clear();
            }
            Packaged.Result result = story.run(next);
            boolean resuming = next.equals("restore resume");
            story.mayEnd(result, resuming ? new Integer[] {0, 2, 3, 4} : new Integer[] {0, 3, 4});
            boolean whole = result.code() == world.code() && letters() == 0;
            if (whole && !next.contains("dlq")) {
                toll.add("faults", looker.faults().struck());
                looker.faults().clear();
                isAsItWas(looker, world);
                return;
            }
            next = switch (result.code()) {
                case 0, 2 -> words;
                case 4 -> letters() > 0 && !next.contains("dlq") ? "restore dlq retry --all" : words;
                default -> "restore resume";
            };
        }
        throw new Violation("it never came to its end");
    }

    private int letters() {
        return Holdings.of(story.dir().resolve("looker.db")).letters();
    }

    @Override
    public String log() {
        return story == null ? "" : story.log();
    }
}
