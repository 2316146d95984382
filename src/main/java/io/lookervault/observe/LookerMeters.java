package io.lookervault.observe;

import io.lookervault.looker.CallClass;
import io.lookervault.looker.Door;
import io.lookervault.looker.Retries;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What goes through the door to Looker, since the program started. */
public final class LookerMeters {
    private static final List<String> BREAKER = List.of("CLOSED", "OPEN", "HALF_OPEN");

    private final Door door;

    /** Held here, since meters do not hold on to what they look at. */
    private final Supplier<String> breaker;

    private final MultiGauge operations;

    /**
     * @param breaker state of the circuit breaker, as Resilience4j calls it
     */
    public LookerMeters(MeterRegistry registry, Door door, Retries retries, Supplier<String> breaker) {
        this.door = door;
        this.breaker = breaker;
        for (CallClass quota : CallClass.values()) {
            FunctionCounter.builder(
                            "lookervault.looker.calls", door, it -> it.calls().ever(quota))
                    .tag("class", quota.name().toLowerCase(Locale.ROOT))
                    .description("Requests sent to Looker, by the quota that they are taken from")
                    .register(registry);
        }
        operations = MultiGauge.builder("lookervault.looker.operations")
                .description("Requests sent to Looker since the start, by operation")
                .register(registry);
        Gauge.builder(
                        "lookervault.looker.throttled.replies",
                        door,
                        it -> it.pace().throttledCount())
                .description("Replies 429 of the present run")
                .register(registry);
        FunctionCounter.builder("lookervault.looker.retries", retries, Retries::count)
                .description("Calls that were tried again")
                .register(registry);
        Gauge.builder("lookervault.looker.pace.ratio", door, it -> it.pace().speed())
                .description("Share of the allowed pace that is used now; below 1 after a 429")
                .register(registry);
        Gauge.builder("lookervault.looker.failing", door, it -> it.outage().failing() ? 1 : 0)
                .description("1 while the last calls brought no usable answer")
                .register(registry);
        Gauge.builder(
                        "lookervault.looker.budget.left",
                        door,
                        it -> it.calls().left().orElse(-1))
                .description("Calls left of --max-calls; -1 without a budget")
                .register(registry);
        for (String state : BREAKER) {
            Gauge.builder(
                            "lookervault.looker.breaker",
                            this,
                            it -> it.breaker.get().equals(state) ? 1 : 0)
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .description("1 for the state that the circuit breaker is in")
                    .register(registry);
        }
    }

    /** Takes notice of operations that are new. */
    public void refresh() {
        operations.register(
                door.calls().everByOperation().entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of("operation", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }
}
