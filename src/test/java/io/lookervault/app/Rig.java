package io.lookervault.app;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.DemoLedger;
import io.lookervault.demo.DemoLooker;
import io.lookervault.demo.DemoOptions;
import io.lookervault.extract.ExtractReport;
import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Limits;
import io.lookervault.extract.Selection;
import io.lookervault.restore.Choice;
import io.lookervault.restore.PlanReport;
import io.lookervault.restore.RestoreReport;
import io.lookervault.restore.RestoreRequest;
import io.lookervault.restore.Resume;
import io.lookervault.restore.Rules;
import io.lookervault.session.RunListener;
import io.lookervault.vault.DeadLetter;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.SessionRow;
import io.lookervault.vault.StoredItem;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The real routes, an embedded Looker and a vault; fast unless a test says otherwise. */
public final class Rig implements AutoCloseable {
    private final DemoLooker looker;
    private final Path vault;
    private final Map<String, String> options = new HashMap<>();
    private Optional<Application> application = Optional.empty();
    private RunListener listener = RunListener.silent();
    private String instance;
    private int workers = 4;
    private int batch = 10;
    private int attributeValueCalls = 1_000_000;
    private OptionalInt maxCalls = OptionalInt.empty();

    public Rig(Path directory, int dashboards) throws IOException {
        this(directory, DemoOptions.defaults().withDashboards(dashboards));
    }

    public Rig(Path directory, DemoOptions demo) throws IOException {
        looker = DemoLooker.start(demo);
        vault = directory.resolve("looker.db");
        instance = looker.url();
        options.put("lookervault.looker.api-url", looker.url());
        options.put("lookervault.looker.client-id", looker.clientId());
        options.put("lookervault.looker.client-secret", looker.clientSecret());
        options.put("lookervault.looker.rate-limit-per-second", "1000");
        options.put("lookervault.looker.rate-limit-per-minute", "60000");
        options.put("lookervault.looker.retry.delay", "5");
        options.put("lookervault.looker.retry.max-delay", "50");
        options.put("lookervault.looker.retry.max-retries", "2");
        options.put("lookervault.looker.breaker.min-calls", "1000");
        options.put("lookervault.looker.breaker.window", "1000");
        options.put("lookervault.looker.breaker.open-seconds", "1");
        options.put("lookervault.looker.timeout", "2");
    }

    public Rig with(String key, String value) {
        options.put(key, value);
        return this;
    }

    public Rig listener(RunListener told) {
        listener = told;
        return this;
    }

    public Rig workers(int count) {
        workers = count;
        return this;
    }

    public Rig batch(int size) {
        batch = size;
        return this;
    }

    public Rig attributeValueCalls(int most) {
        attributeValueCalls = most;
        return this;
    }

    public Rig instance(String url) {
        instance = url;
        return this;
    }

    public Rig maxCalls(int count) {
        maxCalls = OptionalInt.of(count);
        return this;
    }

    public Rig unlimited() {
        maxCalls = OptionalInt.empty();
        return this;
    }

    public DemoLooker looker() {
        return looker;
    }

    public DemoLedger ledger() {
        return looker.ledger();
    }

    public Path vault() {
        return vault;
    }

    /** The application, started with the options given so far. */
    public Application application() {
        if (application.isEmpty()) {
            Settings settings =
                    Settings.load(new Sources(Optional.of(Path.of("")), Optional.empty(), options, Map.of()));
            application = Optional.of(Application.start(settings, listener));
        }
        return application.get();
    }

    public ExtractReport extract(Kind... kinds) {
        return run(false, kinds);
    }

    public ExtractReport resume() {
        return run(true);
    }

    /** Asks only for what changed. */
    public ExtractReport update(Kind... kinds) {
        return extract(Selection.of(Set.of(kinds)), false, true);
    }

    public ExtractReport extract(Selection selection) {
        return extract(selection, false, false);
    }

    public ExtractReport extract(Selection selection, boolean resume, boolean incremental) {
        Limits limits = new Limits(workers, batch, attributeValueCalls, maxCalls);
        return application().extract(new ExtractRequest(vault, instance, selection, limits, resume, incremental));
    }

    /** Extracts everything and takes whatever is missing for deleted. */
    public ExtractReport extractShrunk() {
        Limits limits = new Limits(workers, batch, attributeValueCalls, maxCalls);
        Selection all = Selection.of(Set.of());
        return application()
                .extract(new ExtractRequest(vault, instance, all, limits, false, true, false, false, Optional.empty()));
    }

    private ExtractReport run(boolean resume, Kind... kinds) {
        return extract(Selection.of(Set.of(kinds)), resume, false);
    }

    /** Restores the vault into the Looker of this rig. */
    public RestoreReport restore(Choice choice, Rules rules) {
        return restore(choice, rules, plan -> true);
    }

    /** Only says what a restoration would do. */
    public PlanReport plan(Choice choice, Rules rules) {
        AtomicReference<PlanReport> seen = new AtomicReference<>();
        restore(choice, rules, plan -> {
            seen.set(plan);
            return false;
        });
        return seen.get();
    }

    public RestoreReport restore(Choice choice, Rules rules, RestoreRequest.Approval approval) {
        return restore(choice, rules, Optional.empty(), approval);
    }

    public RestoreReport resumeRestore() {
        return resumeRestore(Resume.last());
    }

    public RestoreReport resumeRestore(Resume resume) {
        return resumeRestore(resume, plan -> true);
    }

    public RestoreReport resumeRestore(Resume resume, RestoreRequest.Approval approval) {
        return restore(Choice.all(), Rules.careful(), Optional.of(resume), approval);
    }

    private RestoreReport restore(
            Choice choice, Rules rules, Optional<Resume> resume, RestoreRequest.Approval approval) {
        return application()
                .restore(new RestoreRequest(
                        vault,
                        instance,
                        choice,
                        rules,
                        new RestoreRequest.Effort(workers, batch),
                        Optional.empty(),
                        resume,
                        approval));
    }

    /** Every item of a kind in the vault, by id. */
    public Map<String, StoredItem> stored(Kind kind) {
        Map<String, StoredItem> found = new TreeMap<>();
        try (VaultReader reader = VaultReader.open(vault)) {
            reader.scan(kind, item -> found.put(item.summary().key().id(), item));
        }
        return found;
    }

    /** Makes of the rows of a kind what the original tool stored: other content, without a hash. */
    public void asOfTheOriginalTool(Kind kind, UnaryOperator<Object> edit) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + vault);
                PreparedStatement change = connection.prepareStatement(
                        "UPDATE content_items SET content_data = ?, content_size = length(?1), content_sha256 = NULL"
                                + " WHERE content_type = ? AND id = ?")) {
            for (StoredItem item : stored(kind).values()) {
                change.setBytes(1, MessagePack.encode(edit.apply(item.data())));
                change.setInt(2, kind.code());
                change.setString(3, item.summary().key().id());
                change.executeUpdate();
            }
        }
    }

    /** Content hashes of all items, by kind and id. */
    public Map<ItemKey, String> hashes() {
        return hashes(vault);
    }

    public static Map<ItemKey, String> hashes(Path file) {
        Map<ItemKey, String> all = new HashMap<>();
        try (VaultReader reader = VaultReader.open(file)) {
            for (Kind kind : Kind.values()) {
                reader.scan(
                        kind,
                        item -> all.put(item.summary().key(), item.sha256().orElseThrow()));
            }
        }
        return all;
    }

    public List<DeadLetter> letters() {
        try (VaultReader reader = VaultReader.open(vault)) {
            return reader.deadLetters(Optional.empty(), Optional.empty(), 0, 0);
        }
    }

    public List<SessionRow> sessions() {
        try (VaultReader reader = VaultReader.open(vault)) {
            return reader.sessions(0);
        }
    }

    /** How many requests of an operation the server saw. */
    public long asked(String operation) {
        return ledger().operations().getOrDefault(operation, 0L);
    }

    /** Requests taken from a quota, as the server counts. */
    public long charged() {
        return ledger().requests() - ledger().classes().getOrDefault("none", 0L);
    }

    /** Whether an item is in the vault as a whole. */
    public boolean has(Kind kind, String id) {
        return stored(kind).containsKey(id);
    }

    /** The name that the vault has for an item. */
    @SuppressWarnings("unchecked") // items are objects
    public String nameOf(Kind kind, String id) {
        return new Item(new ItemKey(kind, id), (Map<String, Object>)
                        stored(kind).get(id).data())
                .name();
    }

    @Override
    public void close() {
        application.ifPresent(Application::close);
        looker.close();
    }
}
