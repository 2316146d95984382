package io.lookervault.bench;

import java.util.List;

/** Runs one benchmark: its name first, then its arguments, each as {@code name=value}. */
public final class Bench {
    private Bench() {}

    private static final List<String> ALL =
            List.of("table", "start", "writes", "extract", "mixed", "restore", "pack", "read", "profile", "scale");

    /** Prints Markdown tables; {@code all} those of all benchmarks, with the arguments that each takes by itself. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(String.join(" ", args).strip().split("\\s+", -1));
        Arguments arguments = new Arguments(words.subList(1, words.size()));
        for (String name : words.get(0).equals("all") ? ALL : List.of(words.get(0))) {
            run(name, arguments);
        }
    }

    private static void run(String name, Arguments arguments) throws Exception {
        switch (name) {
            case "extract" -> new ExtractBench(arguments).run();
            case "restore" -> new RestoreBench(arguments).run();
            case "mixed" -> new MixedBench(arguments).run();
            case "writes" -> WriteBench.launch(arguments);
            case "pack" -> new PackBench(arguments).run();
            case "read" -> new ReadBench(arguments).run();
            case "scale" -> new ScaleBench(arguments).run();
            case "table" -> new TableBench(arguments).run();
            case "profile" -> new ProfileBench(arguments).run();
            case "start" -> new StartBench(arguments).run();
            default ->
                throw new IllegalArgumentException(
                        "no benchmark " + name + "; there are all, " + String.join(", ", ALL));
        }
    }
}
