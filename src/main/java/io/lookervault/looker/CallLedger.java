package io.lookervault.looker;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Counts every request that goes to Looker, per operation and per {@link CallClass}, and stops at a budget.
 *
 * <p>Thread-safe: workers share it.
 */
public final class CallLedger {
    private final Map<String, Integer> byOperation = new TreeMap<>();
    private final Map<CallClass, Integer> byClass = new EnumMap<>(CallClass.class);
    private final Map<String, Long> everByOperation = new TreeMap<>();
    private final Map<CallClass, Long> everByClass = new EnumMap<>(CallClass.class);
    private OptionalInt budget = OptionalInt.empty();

    /** A new run: counts start at 0, with a budget or without. */
    public synchronized void open(OptionalInt maxCalls) {
        byOperation.clear();
        byClass.clear();
        budget = maxCalls;
    }

    /** The run has ended, and its budget with it; counts stay until the next one. */
    synchronized void close() {
        budget = OptionalInt.empty();
    }

    /**
     * Counts a request that is about to be sent. Sign-in and versions do not use up the budget; what is asked {@link
     * Call#aside} is counted over all runs only.
     *
     * @throws BudgetSpent if the budget is used up; the request must not be sent
     */
    public synchronized void count(Call call) {
        CallClass quota = call.callClass();
        if (call.ofRun()) {
            charge(call, quota);
        }
        everByOperation.merge(call.operation(), 1L, Long::sum);
        everByClass.merge(quota, 1L, Long::sum);
    }

    private void charge(Call call, CallClass quota) {
        if (quota != CallClass.NONE && budget.isPresent() && charged() >= budget.getAsInt()) {
            throw new BudgetSpent("stopped after " + charged() + " calls, as --max-calls says, before " + call
                    + ". Go on with: lookervault extract --resume");
        }
        byOperation.merge(call.operation(), 1, Integer::sum);
        byClass.merge(quota, 1, Integer::sum);
    }

    private int charged() {
        return calls(CallClass.ADMINISTRATIVE) + calls(CallClass.QUERY);
    }

    /** Requests of one class so far. */
    public synchronized int calls(CallClass quota) {
        return byClass.getOrDefault(quota, 0);
    }

    /** Requests per operation so far, by name. */
    public synchronized Map<String, Integer> byOperation() {
        return Map.copyOf(byOperation);
    }

    /** Requests of one class since the program started, over all runs and what was asked beside them. */
    public synchronized long ever(CallClass quota) {
        return everByClass.getOrDefault(quota, 0L);
    }

    /** Requests per operation since the program started, over all runs and what was asked beside them. */
    public synchronized Map<String, Long> everByOperation() {
        return Map.copyOf(everByOperation);
    }

    /** What is left of the budget of the run, if it has one. */
    public synchronized OptionalInt left() {
        return budget.isPresent() ? OptionalInt.of(budget.getAsInt() - charged()) : budget;
    }
}
