package io.lookervault.app;

import io.lookervault.check.Permissions;
import io.lookervault.check.Refusal;
import io.lookervault.cleanup.Cleanup;
import io.lookervault.cleanup.CleanupReport;
import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.dlq.ParkingLot;
import io.lookervault.extract.ExtractReport;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Extraction;
import io.lookervault.info.InfoReport;
import io.lookervault.info.Introduction;
import io.lookervault.looker.AccessToken;
import io.lookervault.looker.CallLedger;
import io.lookervault.looker.ClockSetBacks;
import io.lookervault.looker.Door;
import io.lookervault.looker.Outage;
import io.lookervault.looker.Pace;
import io.lookervault.looker.ReplyJudge;
import io.lookervault.looker.RequestHead;
import io.lookervault.looker.Retries;
import io.lookervault.notify.Notices;
import io.lookervault.pack.PackReport;
import io.lookervault.pack.PackRequest;
import io.lookervault.pack.Packing;
import io.lookervault.pack.UnpackReport;
import io.lookervault.pack.UnpackRequest;
import io.lookervault.pack.Unpacking;
import io.lookervault.restore.Restoration;
import io.lookervault.restore.RestoreReport;
import io.lookervault.restore.RestoreRequest;
import io.lookervault.session.Causes;
import io.lookervault.session.RunListener;
import io.lookervault.verify.LiveComparisons;
import io.lookervault.verify.LiveReport;
import io.lookervault.verify.LiveRequest;
import io.lookervault.verify.Verifications;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Camel with the route files of the home, and every bean that they name. Built once per process; each {@code ask} sends one
 * message to one route.
 *
 * <p>Thread-safe once started.
 */
public final class Application implements AutoCloseable {
    private final BoundMain main;
    private final Wired wired;
    private final ProducerTemplate producer;

    private Application(BoundMain main, Wired wired) {
        this.main = main;
        this.wired = wired;
        this.producer = main.getCamelContext().createProducerTemplate();
    }

    /**
     * Starts Camel.
     *
     * @throws ConfigurationError when settings, a route file or a bean in it is wrong; nothing is started then
     */
    public static Application start(Settings settings, RunListener listener) {
        return start(settings, listener, RouteFiles.ofVerbs(settings.home()), Map.of());
    }

    /**
     * @param files the route files to read
     * @param more beans that they name besides those that are always there
     */
    static Application start(Settings settings, RunListener listener, List<Path> files, Map<String, Object> more) {
        BoundMain main = new BoundMain();
        Wired wired = wire(main, settings, RunListener.unfailing(listener));
        more.forEach(main::bind);
        CamelSettings.apply(settings, main, files);
        try {
            main.start();
        } catch (Exception broken) {
            main.stop();
            throw RouteError.of(broken, settings.home());
        }
        return new Application(main, wired);
    }

    /**
     * Judges all settings and builds all routes, those of the daemon too, and starts nothing.
     *
     * @throws ConfigurationError says what is wrong with which setting or file
     */
    public static void validate(Settings settings) {
        settings.judge();
        BoundMain main = new BoundMain();
        wire(main, settings, RunListener.silent());
        Daemon.unopened(settings).forEach(main::bind);
        new Trial(settings, main.bound()).run(RouteFiles.texts(settings.home()));
    }

    /** What is spoken to besides routes. */
    private record Wired(Door door, Retries retries, Runnable interruption) {}

    /** Makes every bean that routes name; top to bottom. */
    private static Wired wire(BoundMain main, Settings settings, RunListener listener) {
        InstantSource clock = InstantSource.system();
        InstantSource steady = new SteadyClock();
        Pace pace = new Pace(new SystemWaiting());
        Outage outage = new Outage(steady, call -> send(template(main), "direct:looker-probe", call));
        CallLedger calls = new CallLedger();
        AccessToken token = new AccessToken(
                steady,
                settings.optional("lookervault.looker.client-id").orElse(""),
                settings.clientSecret().orElse(""),
                call -> send(template(main), "direct:looker-sign-in", call));
        Door door = new Door(pace, calls, outage);
        Retries retries = new Retries();
        Extraction extraction = new Extraction(clock, door, listener);
        Restoration restoration = new Restoration(clock, door, listener);
        Unpacking unpacking = new Unpacking(clock, listener, Version.number());
        Packing packing = new Packing(clock, listener);

        main.bind("pace", pace);
        main.bind("clockSetBacks", new ClockSetBacks(clock));
        main.bind("outage", outage);
        main.bind("callLedger", calls);
        main.bind("accessToken", token);
        main.bind("cleanSlate", new CleanSlate());
        main.bind("retries", retries);
        main.bind("requestHead", new RequestHead());
        main.bind("replyJudge", new ReplyJudge(clock, pace, outage, token));
        main.bind("parkingLot", new ParkingLot());
        main.bind("introduction", new Introduction());
        main.bind("permissions", new Permissions());
        main.bind("liveComparisons", new LiveComparisons(outage));
        main.bind("verifications", new Verifications());
        main.bind("cleanup", new Cleanup(clock));
        main.bind("notices", new Notices(clock));
        main.bind("unpacking", unpacking);
        main.bind("packing", packing);
        extraction.beans().forEach(main::bind);
        restoration.beans().forEach(main::bind);
        return new Wired(
                door,
                retries,
                () -> { // those last that write it into the vault
                    unpacking.interrupt();
                    packing.interrupt();
                    extraction.interrupt();
                    restoration.interrupt();
                });
    }

    /** Extracts; waits until it is done. */
    public ExtractReport extract(ExtractRequest request) {
        return (ExtractReport) send(producer, "direct:extract", request);
    }

    /** Restores; waits until it is done. */
    public RestoreReport restore(RestoreRequest request) {
        return (RestoreReport) ask("restore", request);
    }

    /** Asks Looker who we are and which versions it runs. */
    public InfoReport info() {
        return (InfoReport) ask("info", "");
    }

    /** The kinds that the API user may not list. */
    @SuppressWarnings("unchecked") // the route answers with this list
    public List<Refusal> refusals() {
        return (List<Refusal>) ask("check-permissions", "");
    }

    /** Removes what has been marked as deleted for long enough. */
    public CleanupReport cleanup(CleanupRequest request) {
        return (CleanupReport) ask("cleanup", request);
    }

    /** Compares the vault with Looker. */
    public LiveReport verifyLive(LiveRequest request) {
        return (LiveReport) ask("verify-live", request);
    }

    /** Writes a vault as YAML files. */
    public UnpackReport unpack(UnpackRequest request) {
        return (UnpackReport) ask("unpack", request);
    }

    /** Brings YAML files into a vault. */
    public PackReport pack(PackRequest request) {
        return (PackReport) ask("pack", request);
    }

    Object ask(String route, Object body) {
        return send(producer, "direct:" + route, body);
    }

    /** What goes through the door to Looker. */
    Door door() {
        return wired.door();
    }

    /** What was tried again. */
    Retries retries() {
        return wired.retries();
    }

    /** The beans that Java made. */
    Map<String, Object> beans() {
        return main.bound();
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Stops what runs, so that it can be resumed. */
    public void interrupt() {
        wired.interruption().run();
    }

    private static ProducerTemplate template(Main main) {
        try {
            return main.getCamelTemplate();
        } catch (Exception notStarted) {
            throw new IllegalStateException("Camel has not started", notStarted);
        }
    }

    private static Object send(ProducerTemplate producer, String uri, Object body) {
        try {
            return producer.requestBody(uri, body);
        } catch (CamelExecutionException wrapped) {
            throw unwrap(wrapped);
        }
    }

    private static RuntimeException unwrap(Throwable wrapped) {
        Throwable cause = Causes.root(wrapped);
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        producer.stop();
        main.stop();
    }

    /** The routes that are running, by id, with their descriptions. */
    public Map<String, String> routes() {
        Map<String, String> routes = new TreeMap<>();
        main.getCamelContext().getRoutes().forEach(route -> routes.put(route.getId(), route.getDescription()));
        return routes;
    }
}
