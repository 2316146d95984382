package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.pack.UnpackRequest.Strategy;
import io.lookervault.session.Heartbeat;
import io.lookervault.session.RunListener;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.Snapshot;
import io.lookervault.vault.VaultReader;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Writes a vault as YAML files. Bean of the route {@code unpack}: {@link #open} plans, the splitter hands pieces of the
 * plan to {@link #write}, {@link #close} makes the directory an export.
 *
 * <p>Thread-safe.
 */
public final class Unpacking {
    private static final int SHOWN = 5;

    private final InstantSource clock;
    private final RunListener listener;
    private final String release;
    private final Set<UnpackRun> runs = ConcurrentHashMap.newKeySet();

    /** @param release the release of this program, for {@code metadata.json} */
    public Unpacking(InstantSource clock, RunListener listener, String release) {
        this.clock = clock;
        this.listener = listener;
        this.release = release;
    }

    /** Looks at vault, directory and room before anything is written. */
    public UnpackRun open(UnpackRequest request) {
        try (VaultReader reader = VaultReader.open(request.vault())) {
            Snapshot vault = reader.snapshot();
            try {
                return open(request, vault);
            } catch (RuntimeException e) {
                vault.close();
                throw e;
            }
        }
    }

    private UnpackRun open(UnpackRequest request, Snapshot vault) {
        Target target = Target.look(new ExportDir(request.directory()), request.overwrite(), vault);
        try {
            return begin(request, target, vault);
        } catch (RuntimeException e) {
            target.close();
            throw e;
        }
    }

    private UnpackRun begin(UnpackRequest request, Target target, Snapshot vault) {
        UnpackPlan plan = new UnpackPlan(request, vault);
        Space.at(request.directory()).check(request.directory(), plan.entries().size(), plan.bytes());
        UnpackRun run = new UnpackRun(request, vault, plan, target);
        List<Kind> kinds = run.plan().entries().stream()
                .map(entry -> entry.key().kind())
                .distinct()
                .toList();
        plan.entries().forEach(entry -> target.mayWrite(plan.path(entry, entry.folderId())));
        target.begin();
        listener.started(run.id(), request.workers(), kinds, false);
        tell(plan, request.strategy());
        long unknown = vault.unknown();
        if (unknown > 0) {
            listener.noticed(unknown + " rows are of kinds that this release does not know; they are not exported");
        }
        run.beat(new Heartbeat(run.progress(), listener));
        runs.add(run);
        return run;
    }

    private void tell(UnpackPlan plan, Strategy strategy) {
        if (strategy == Strategy.FOLDER) {
            plan.folders()
                    .cycles()
                    .forEach(cycle -> listener.noticed("folders " + String.join(", ", cycle)
                            + " lie in each other; what they hold is in " + FolderPaths.ORPHANED));
            List<FolderPaths.Folder> lost = plan.folders().lost();
            lost.stream()
                    .limit(SHOWN)
                    .forEach(folder -> listener.noticed("folder " + folder.id() + " lies in folder "
                            + folder.parent().orElseThrow() + ", which the vault does not have; it is in "
                            + FolderPaths.ORPHANED));
            if (lost.size() > SHOWN) {
                listener.noticed("and " + (lost.size() - SHOWN) + " more folders whose parent is not there");
            }
        }
    }

    /** Writes the files of some rows. */
    public void write(UnpackRun run, List<Snapshot.Entry> batch) {
        run.progress().begin();
        long start = System.nanoTime();
        try {
            List<Manifest.Entry> files = new ArrayList<>();
            List<byte[]> texts = new ArrayList<>();
            List<ItemKey> damaged = new ArrayList<>();
            long orphans = 0;
            for (Snapshot.Entry entry : batch) {
                ItemRow row = run.vault().row(entry);
                ItemText text = ItemText.of(row);
                Optional<String> folder = text.folder();
                String path = run.plan().path(entry, folder);
                byte[] bytes = text.bytes(run.plan().folderPath(folder));
                files.add(new Manifest.Entry(path, entry.key(), row.contentHash(), EditMark.of(bytes)));
                texts.add(bytes);
                orphans += path.startsWith(FolderPaths.ORPHANED + "/") ? 1 : 0;
                if (!text.damage().isEmpty()) {
                    damaged.add(entry.key());
                    listener.noticed(entry.key() + " is exported as it is and cannot be edited: " + text.damage());
                }
            }
            run.done(files, store(run.target(), files, texts), orphans, damaged);
        } finally {
            run.progress().end(System.nanoTime() - start);
        }
    }

    private static long store(Target target, List<Manifest.Entry> files, List<byte[]> texts) {
        target.announce(files.stream().map(Manifest.Entry::path).toList());
        long written = 0;
        for (int i = 0; i < files.size(); i++) {
            written += target.write(files.get(i).path(), texts.get(i)) ? 1 : 0;
        }
        return written;
    }

    /** Ends the run; what was written stays, and running it again goes on. */
    public void fail(UnpackRun run, Exception why) {
        run.stop(why instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(why));
    }

    /** Makes the directory an export, unless something went wrong. */
    public UnpackReport close(UnpackRun run) {
        try {
            run.failure().ifPresent(failure -> {
                throw failure;
            });
            List<Manifest.Entry> files = run.files();
            long removed = run.target().finish(files, metadata(run, files).bytes());
            return run.report(removed);
        } finally {
            runs.remove(run);
            run.release();
        }
    }

    private ExportMetadata metadata(UnpackRun run, List<Manifest.Entry> files) {
        UnpackRequest request = run.request();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", ExportMetadata.VERSION);
        values.put("tool", Map.of("name", "lookervault", "version", release));
        values.put(
                "export_timestamp",
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        values.put("strategy", request.strategy().word());
        values.put("complete", request.limit().isEmpty() && run.vault().unknown() == 0);
        values.put("scope", scope(request));
        values.put("source_instance", run.vault().origins().stream().findFirst().orElse(null));
        values.put("source_database", request.vault().toString());
        values.put("database_schema_version", run.vault().schemaVersion());
        Map<String, Object> counts = new LinkedHashMap<>();
        run.report(0).files().forEach((kind, count) -> counts.put(kind.plural(), count));
        values.put("content_type_counts", counts);
        values.put("total_items", files.size());
        values.put("checksum", ExportMetadata.checksum(Manifest.bytes(files)));
        values.put("folder_cycles", run.plan().folders().cycles());
        values.put("folder_map", folders(run.plan().folders()));
        return ExportMetadata.of(values);
    }

    private static Map<String, Object> scope(UnpackRequest request) {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put(
                "kinds",
                Stream.of(Kind.values())
                        .filter(request.scope().kinds()::contains)
                        .map(Kind::plural)
                        .toList());
        scope.put("folder_ids", request.scope().folders().stream().sorted().toList());
        scope.put("with_dependencies", request.scope().dependencies());
        return scope;
    }

    private static Map<String, Object> folders(FolderPaths folders) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (FolderPaths.Folder folder : folders.all()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", folder.id());
            entry.put("name", folder.name());
            entry.put("parent_id", folder.parent().orElse(null));
            entry.put("path", folders.directory(Optional.of(folder.id())));
            map.put(folder.id(), entry);
        }
        return map;
    }

    /** Stops what runs; running it again goes on. */
    public void interrupt() {
        runs.forEach(run -> run.stop(new CancellationException()));
    }
}
