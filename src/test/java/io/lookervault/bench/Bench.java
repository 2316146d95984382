package io.lookervault.bench;

import java.util.List;

/** Runs one benchmark: its name first, then its arguments, each as {@code name=value}. */
public final class Bench {
    private Bench() {}

    /** Prints one Markdown table. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(String.join(" ", args).strip().split("\\s+", -1));
        Arguments arguments = new Arguments(words.subList(1, words.size()));
        switch (words.get(0)) {
            case "extract" -> new ExtractBench(arguments).run();
            case "restore" -> new RestoreBench(arguments).run();
            case "mixed" -> new MixedBench(arguments).run();
            case "writes" -> WriteBench.launch(arguments);
            case "pack" -> new PackBench(arguments).run();
            case "start" -> new StartBench(arguments).run();
            default ->
                throw new IllegalArgumentException(
                        "no benchmark " + words.get(0) + "; there are extract, restore, mixed, writes, start, pack");
        }
    }
}
