package io.lookervault.app;

import io.lookervault.observe.InboxWatch;
import io.lookervault.observe.LookerMeters;
import io.lookervault.observe.Observatory;
import io.lookervault.observe.Punctuality;
import io.lookervault.observe.ScheduleMeters;
import io.lookervault.observe.Sign;
import io.lookervault.observe.VaultMeters;
import io.lookervault.observe.VaultVital;
import io.lookervault.observe.Vital;
import io.lookervault.schedule.Timetable;
import io.lookervault.vault.ScheduleRow;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.component.resilience4j.ResilienceProcessor;

/** Wires health and metrics of the daemon to what they look at. */
final class Observation implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<Runnable> refreshes = new ArrayList<>();
    private final Settings settings;
    private Observatory observatory;

    Observation(Settings settings) {
        this.settings = settings;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        Gauge.builder("lookervault.build.info", () -> 1)
                .tag("version", Version.number())
                .description("1; the version is in the label")
                .register(registry);
    }

    /** What counts exchanges of every route. */
    Map<String, Object> beans() {
        MicrometerRoutePolicyFactory counting = new MicrometerRoutePolicyFactory();
        counting.setMeterRegistry(registry);
        return Map.of("routeMeters", counting);
    }

    /**
     * Begins to answer, unless it is switched off.
     *
     * @param inbox how the inbox is
     * @param more what else has to be well
     */
    void open(Application application, Supplier<InboxWatch.Standing> inbox, Vital... more) {
        CamelContext camel = application.camel();
        if (!settings.flag("lookervault.observe.enabled")) {
            return;
        }
        InstantSource clock = InstantSource.system();
        Path vault = settings.path("lookervault.vault.path");
        Punctuality punctuality = new Punctuality(vault, clock, Observation::next);
        VaultMeters holds = new VaultMeters(registry, vault, clock, new SteadyClock());
        refreshes.add(
                new LookerMeters(registry, application.door(), application.retries(), () -> breaker(camel))::refresh);
        refreshes.add(holds::refresh);
        refreshes.add(new ScheduleMeters(registry, punctuality, clock)::refresh);
        List<Vital> vitals = new ArrayList<>(List.of(
                new VaultVital(vault),
                () -> routes(camel),
                punctuality,
                new InboxWatch(registry, inbox, holds::drops, clock)));
        vitals.addAll(List.of(more));
        for (Vital vital : vitals) {
            Gauge.builder(
                            "lookervault.health",
                            vital,
                            it -> List.of(Sign.State.values()).indexOf(it.look().state()))
                    .tag("check", vital.look().name())
                    .description("0 up, 1 degraded, 2 down")
                    .register(registry);
        }
        String host = settings.text("lookervault.observe.host");
        int port = settings.integer("lookervault.observe.port");
        try {
            observatory = Observatory.open(host, port, vitals, registry, () -> refreshes.forEach(Runnable::run));
        } catch (IOException taken) {
            throw new ConfigurationError(
                    "health and metrics cannot listen on " + host + ":" + port + ": " + taken.getMessage()
                            + ". Give another lookervault.observe.port, or switch them off with"
                            + " lookervault.observe.enabled=false.",
                    taken);
        }
    }

    /** Where it answers; empty when it does not. */
    String address() {
        return observatory == null
                ? ""
                : "http://" + settings.text("lookervault.observe.host") + ":" + observatory.port() + "/observe/health";
    }

    private static Optional<Instant> next(ScheduleRow row, Instant after) {
        return Timetable.of(row.name(), row.cron(), row.timeZone(), true).next(after);
    }

    /** Camel hands out the breaker as a processor, wrapped or not as its error handling demands. */
    private static String breaker(CamelContext camel) {
        return camel.getProcessor("looker-breaker") instanceof ResilienceProcessor processor
                ? processor.getCircuitBreakerState()
                : "UNKNOWN";
    }

    private static Sign routes(CamelContext camel) {
        List<String> stopped = camel.getRoutes().stream()
                .map(route -> route.getId())
                .filter(id -> camel.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .filter(id -> camel.getRoute(id) != null && camel.getRoute(id).isAutoStartup())
                .toList();
        int all = camel.getRoutes().size();
        return stopped.isEmpty()
                ? Sign.up("routes", all + " routes")
                : Sign.down("routes", "not running: " + String.join(", ", stopped) + ". See the log for the reason");
    }

    @Override
    public void close() {
        collections.close();
        if (observatory != null) {
            observatory.close();
        }
    }
}
