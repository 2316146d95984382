package io.lookervault.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the time of each thing that the program does goes, as Flight Recorder sees it. */
final class ProfileBench {
    private static final List<String> FAST =
            List.of("--rate-limit-per-second", "1000", "--rate-limit-per-minute", "60000", "--workers", "8");
    private static final int STARTS = 20;

    private final int dashboards;
    private final Path scratch;
    private final Markdown table;

    ProfileBench(Arguments arguments) throws Exception {
        dashboards = arguments.number("dashboards", 5000);
        scratch = Java.scratch();
        table = new Markdown(
                "profile: " + dashboards + " dashboards and all that belongs to them",
                "what",
                "samples",
                "most on top of the stack",
                "most below in our own code");
    }

    void run() throws Exception {
        String vault = scratch.resolve("looker.db").toString();
        String export = scratch.resolve("export").toString();
        try {
            try (DemoServer server = new DemoServer("--dashboards " + dashboards)) {
                profile("`extract`", server.environment(), 1, fast("extract", "--db", vault));
                profile("`restore all`, nothing changed", server.environment(), 1, fast(restore(vault)));
            }
            try (DemoServer away = new DemoServer("--dashboards " + dashboards + " --empty")) {
                profile("`restore all` into an empty Looker", away.environment(), 1, fast(restore(vault)));
            }
            profile("`verify`", Map.of(), 1, List.of("verify", "--db", vault));
            profile("`list`", Map.of(), STARTS, List.of("list", "dashboards", "--limit", "0", "--db", vault));
            profile("`unpack`", Map.of(), 1, List.of("unpack", "--db", vault, "--output-dir", export));
            String other = scratch.resolve("new.db").toString();
            profile("`pack` into a new vault", Map.of(), 1, List.of("pack", "--db", other, "--input-dir", export));
            profile("`pack`, nothing edited", Map.of(), 1, List.of("pack", "--db", vault, "--input-dir", export));
            profile("start: `check --offline`", Map.of(), STARTS, List.of("check", "--offline", "--db", vault));
        } finally {
            Java.delete(scratch);
        }
    }

    private static String[] restore(String vault) {
        return new String[] {"restore", "all", "--force", "--owner-fallback", "me", "--db", vault};
    }

    private static List<String> fast(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(FAST);
        return all;
    }

    private void profile(String what, Map<String, String> environment, int runs, List<String> words) throws Exception {
        Samples samples = new Samples();
        for (int i = 0; i < runs; i++) {
            Path recording = scratch.resolve("recording.jfr");
            Map<String, String> recorded = new HashMap<>(environment);
            recorded.put("LOOKERVAULT_JAVA_OPTS", "-XX:StartFlightRecording:settings=profile,filename=" + recording);
            Program.seconds(recorded, words.toArray(String[]::new));
            samples.add(recording);
        }
        table.row(what, samples.count(), samples.tops(3), samples.own(3));
    }
}
