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
    private OptionalInt budget = OptionalInt.empty();

    /** A new run: counts start at 0, with a budget or without. */
    public synchronized void open(OptionalInt maxCalls) {
        byOperation.clear();
        byClass.clear();
        budget = maxCalls;
    }

    /**
     * Counts a request that is about to be sent. Sign-in and versions do not use up the budget.
     *
     * @throws BudgetSpent if the budget is used up; the request must not be sent
     */
    public synchronized void count(Call call) {
        CallClass quota = call.callClass();
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
}
