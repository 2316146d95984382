package io.lookervault.chaos;

import io.lookervault.inbox.FuzzedArchives;
import io.lookervault.inbox.FuzzedOrders;
import io.lookervault.looker.FuzzedReplies;
import io.lookervault.pack.FuzzedFiles;
import io.lookervault.vault.FuzzedContent;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Feeds spoilt input to everything that reads what strangers send: each case gives a value or a clear error, in no time. */
final class Fuzz implements Scenario {
    private static final long SLOW_MILLIS = 5_000;

    private Toll toll = new Toll();

    Fuzz() {}

    /** How many cases of each sort a seed has. */
    private static final Map<String, Integer> SHARES = shares();

    private static Map<String, Integer> shares() {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put("files", 3_500);
        shares.put("content", 3_500);
        shares.put("replies", 2_000);
        shares.put("orders", 800);
        shares.put("archives", 200);
        return shares;
    }

    private static Fuzzed sort(String name) throws Exception {
        return switch (name) {
            case "files" -> new FuzzedFiles();
            case "content" -> new FuzzedContent();
            case "replies" -> new FuzzedReplies();
            case "orders" -> new FuzzedOrders();
            default -> new FuzzedArchives();
        };
    }

    @Override
    public void play(long seed, Path dir, Toll into) throws Exception {
        toll = into;
        for (Map.Entry<String, Integer> share : SHARES.entrySet()) {
            play(share.getKey(), share.getValue(), seed);
        }
    }

    @Override
    public String log() {
        return "";
    }

    private void play(String name, long cases, long seed) throws Exception {
        Fuzzed fuzzed = sort(name);
        List<byte[]> samples = fuzzed.samples();
        Mutator mutator = new Mutator(seed);
        for (long i = 0; i < cases; i++) {
            byte[] input = mutator.spoil(samples);
            long begun = System.nanoTime();
            try {
                fuzzed.take(input);
                toll.add("inputs", 1);
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
                toll.add("inputs", 1);
                toll.add("refused", 1);
                boolean clear = fuzzed.clear().stream().anyMatch(sort -> sort.isInstance(thrown))
                        && thrown.getMessage() != null;
                if (!clear) {
                    toll.violated(name + ": " + thrown + " at "
                            + List.of(thrown.getStackTrace()).stream().limit(3).toList()
                            + " for " + Base64.getEncoder().encodeToString(input));
                }
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            if (took > SLOW_MILLIS) {
                toll.violated(name + ": took " + took + " ms for "
                        + Base64.getEncoder().encodeToString(input));
            }
        }
    }
}
