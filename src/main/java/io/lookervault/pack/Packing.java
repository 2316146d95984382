package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.RunListener;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.PackStore;
import io.lookervault.vault.Snapshot;
import io.lookervault.vault.Vault;
import io.lookervault.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings YAML files into a vault. Bean of the route {@code pack}: {@link #open} looks at export and vault, the splitter
 * hands files to {@link #read}, {@link #plan} finds what lies between files, {@link #store} writes everything in one
 * transaction, {@link #close} tells how it ended. Nothing is written before every file was found valid.
 *
 * <p>Thread-safe.
 */
public final class Packing {
    private static final int SHOWN = 5;

    private final InstantSource clock;
    private final RunListener listener;
    private final Set<PackRun> runs = ConcurrentHashMap.newKeySet();

    public Packing(InstantSource clock, RunListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Opens export and vault for reading. */
    public PackRun open(PackRequest request) {
        Export export = Export.open(request.directory());
        if (request.options().deleteMissing()) {
            export.mustTellWhatIsGone();
        }
        if (!request.options().dryRun()) {
            Vault.probe(request.target(), clock);
        }
        Optional<Snapshot> base = base(request.target());
        try {
            Origin.of(export, base).check(request);
            Spool spool = Spool.beside(request.target(), request.options().dryRun());
            PackRun run = new PackRun(request, export, base, spool, new Redefinitions(spool, clock));
            listener.started(run.id(), request.limits().workers(), run.kinds(), false);
            run.beat(new Heartbeat(run.progress(), listener));
            runs.add(run);
            return run;
        } catch (RuntimeException e) {
            base.ifPresent(Snapshot::close);
            throw e;
        }
    }

    private static Optional<Snapshot> base(Path target) {
        if (!Files.exists(target) || target.toFile().length() == 0) {
            return Optional.empty();
        }
        try (VaultReader reader = VaultReader.open(target)) {
            return Optional.of(reader.snapshot());
        }
    }

    /** Reads and validates some files. */
    public void read(PackRun run, List<FileWalk.Found> batch) {
        run.progress().begin();
        long start = System.nanoTime();
        try {
            FileReading reading = new FileReading(run, clock);
            for (FileWalk.Found file : batch) {
                reading.read(file.path());
                run.kind(file.path()).ifPresent(kind -> run.progress().completed(kind, 1));
            }
        } finally {
            run.progress().end(System.nanoTime() - start);
        }
    }

    /** Ends the run and nothing is stored; what fails after everything is stored is only told. */
    public void fail(PackRun run, Exception why) {
        if (!run.stop(why instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(why))) {
            listener.noticed("everything is packed, but " + why.getMessage());
        }
    }

    /** Looks at what no single file tells, and tells the changes. */
    public void plan(PackRun run) {
        if (run.failure().isPresent()) {
            return;
        }
        Dangling.check(run);
        run.foresee(removed(run), isPartial(run));
        for (Redefinitions.Redefined made : run.redefinitions().all()) {
            Optional<ItemRow.Stamp> there = run.stamp(made.key());
            if (there.filter(stamp -> !stamp.deleted()).isEmpty()) {
                ItemRow row = run.spool().get(made.key(), made.ref());
                run.plan(new Planned(made.key(), "", "", row.contentHash(), there, Optional.of(made.ref())));
            }
        }
        tellMissing(run);
        tellTakenBack(run);
        StillUsed.told(run).ifPresent(listener::noticed);
        if (run.request().options().dryRun()) {
            run.planned().forEach(change -> run.request().changes().accept(change(run, change)));
        }
    }

    /** Says how many items without a file stay. */
    private static long removed(PackRun run) {
        List<Manifest.Entry> gone = gone(run);
        if (!run.request().options().deleteMissing()) {
            return gone.size();
        }
        Conflicts conflicts = new Conflicts(run);
        for (Manifest.Entry entry : gone) {
            ItemRow.Stamp stamp = run.stamp(entry.key()).orElseThrow();
            if (conflicts.moved(entry, stamp)) {
                run.conflict(entry.key());
            } else {
                run.plan(new Planned(
                        entry.key(), entry.path(), "", entry.content(), Optional.of(stamp), Optional.empty()));
            }
        }
        return 0;
    }

    /** Items that were written, that no file claims to be, and that the vault has alive. */
    private static List<Manifest.Entry> gone(PackRun run) {
        List<Manifest.Entry> gone = new ArrayList<>();
        for (Manifest.Entry entry : run.export().written().values()) {
            if (!run.claimed(entry.key())
                    && !run.export().dir().has(entry.path())
                    && run.stamp(entry.key()).filter(stamp -> !stamp.deleted()).isPresent()) {
                gone.add(entry);
            }
        }
        return gone;
    }

    private void tellMissing(PackRun run) {
        List<String> some = run.missing().stream()
                .map(ItemKey::toString)
                .sorted()
                .limit(SHOWN)
                .toList();
        if (!some.isEmpty()) {
            listener.noticed(run.missing().size()
                    + " items that others refer to are neither in the export nor in the vault: "
                    + String.join(", ", some)
                    + (run.missing().size() > SHOWN ? " …" : "")
                    + ". See that they are there before you restore");
        }
    }

    /** Whoever takes back what was packed should hear of it. */
    private void tellTakenBack(PackRun run) {
        long count = run.planned().stream()
                .filter(change -> run.earlier().takesBack(change, run.export().written(change.file())))
                .count();
        if (count > 0) {
            listener.noticed(
                    count + " files are as they were unpacked although something else was packed from this export"
                            + " since: the vault gets back what they say");
        }
    }

    private static ItemChange change(PackRun run, Planned change) {
        List<ItemChange.Field> fields = List.of();
        if (change.sort() == ItemChange.Sort.CHANGED) {
            ItemRow before = run.row(change.key()).orElseThrow();
            ItemRow after = run.spool().get(change.key(), change.row().orElseThrow());
            fields = Differences.between(before, after);
        }
        return new ItemChange(change.key(), change.sort(), change.file(), fields);
    }

    /** Stores all changes in one transaction, and with them from which files they came. */
    public void store(PackRun run) {
        List<Planned> planned = run.planned();
        run.closeBase();
        try (Vault vault = Vault.open(run.request().target(), "pack", clock)) {
            vault.packs()
                    .store(
                            changes(run, planned),
                            new PackStore.Note(
                                    export(run.export()),
                                    run.partial(),
                                    run.origin().afterwards(),
                                    remappings(run)),
                            run.request().options().force());
            run.stored();
        }
        try {
            remapping(run);
        } catch (ExportFailed readOnly) {
            fail(run, readOnly);
        }
    }

    private PackStore.Export export(Export export) {
        ExportMetadata metadata = export.metadata();
        try {
            export.dir().beCopy();
        } catch (ExportFailed readOnly) {
            listener.noticed("which files are packed is not remembered, the next edits of them are conflicts: "
                    + readOnly.getMessage());
        }
        String copy = export.dir().copy(metadata.mark()).orElse(metadata.mark());
        return new PackStore.Export(copy, metadata.strategy(), metadata.exportedAt());
    }

    private static boolean isPartial(PackRun run) {
        return run.origin().fresh() && !run.export().metadata().complete();
    }

    private static Iterator<PackStore.Change> changes(PackRun run, List<Planned> planned) {
        return planned.stream()
                .map(change -> {
                    run.failure().ifPresent(failure -> {
                        throw failure;
                    });
                    return new PackStore.Change(
                            change.key(),
                            change.expected(),
                            change.row().map(ref -> run.spool().get(change.key(), ref)),
                            run.earlier().source(change, run.export().written(change.file())));
                })
                .iterator();
    }

    private static List<PackStore.Remapping> remappings(PackRun run) {
        return run.redefinitions().all().stream()
                .map(made -> new PackStore.Remapping(
                        made.original(), made.key(), made.definition(), ExportMetadata.json(Redefinitions.users(made))))
                .toList();
    }

    private void remapping(PackRun run) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Redefinitions.Redefined made : run.redefinitions().all()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("kind", made.key().kind().singular());
            entry.put("original_query_id", made.original().id());
            entry.put("new_query_id", made.key().id());
            entry.put("query_hash", made.definition());
            entry.put("used_by", Redefinitions.users(made));
            entry.put("created_at", clock.instant().toString());
            all.put(made.key().id(), entry);
        }
        if (!all.isEmpty()) {
            run.export()
                    .dir()
                    .write(
                            ExportDir.REMAPPING,
                            ExportMetadata.of(Map.of("query_remapping", all)).bytes());
            run.export().dir().tidy();
        }
    }

    /** How it ended. */
    public PackReport close(PackRun run) {
        try {
            run.failure().ifPresent(failure -> {
                throw failure;
            });
            return run.report();
        } finally {
            runs.remove(run);
            run.release();
        }
    }

    /** Stops what runs: nothing is stored, unless it is already. */
    public void interrupt() {
        runs.forEach(run -> run.stop(new CancellationException()));
    }
}
