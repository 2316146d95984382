package io.lookervault.chaos;

import io.lookervault.inbox.FuzzedArchives;
import io.lookervault.inbox.FuzzedOrders;
import io.lookervault.looker.FuzzedReplies;
import io.lookervault.pack.FuzzedFiles;
import io.lookervault.vault.FuzzedContent;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Feeds spoilt input to everything that reads what strangers send: each case gives a value or a clear error, in no time. */
public final class Fuzz {
    private static final long SLOW_MILLIS = 5_000;

    private final Toll toll = new Toll();

    Fuzz() {}

    /** Of a million cases, how many of each sort. */
    private static final Map<String, Integer> SHARES = shares();

    private static Map<String, Integer> shares() {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put("files", 350_000);
        shares.put("content", 350_000);
        shares.put("replies", 200_000);
        shares.put("orders", 80_000);
        shares.put("archives", 20_000);
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

    /** Plays so many cases, shared out among the sorts. */
    Toll play(long cases, long seed) throws Exception {
        for (Map.Entry<String, Integer> share : SHARES.entrySet()) {
            play(share.getKey(), Math.max(1, cases * share.getValue() / 1_000_000), seed);
        }
        return toll;
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
                toll.add(name + " taken", 1);
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
                toll.add(name + " refused", 1);
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

    /** Number of cases, and a seed; prints a table, ends with 1 if anything was not as it should be. */
    public static void main(String[] args) throws Exception {
        long cases = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Toll toll = new Fuzz().play(cases, seed);
        System.out.println("| input | read | refused with a clear error |");
        System.out.println("|---|---|---|");
        for (String name : SHARES.keySet()) {
            System.out.println(
                    "| " + name + " | " + toll.of(name + " taken") + " | " + toll.of(name + " refused") + " |");
        }
        toll.violations().stream().limit(20).forEach(System.out::println);
        System.out.println(toll.violations().size() + " were not as they should be");
        System.exit(toll.violations().isEmpty() ? 0 : 1);
    }
}
