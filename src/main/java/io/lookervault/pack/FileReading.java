package io.lookervault.pack;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.ItemRow;
import io.lookervault.vault.MessagePack;
import io.lookervault.vault.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads one file after the other and finds out what it means: nothing, a change, or that something is wrong. A file that is
 * as it was written is not even parsed. Thread-safe.
 */
final class FileReading {
    private final PackRun run;
    private final Identity identity;
    private final Mentions mentions;
    private final Conflicts conflicts;
    private final InstantSource clock;
    private final long budget;

    FileReading(PackRun run, InstantSource clock) {
        this.run = run;
        this.identity = new Identity(run.export());
        this.mentions = new Mentions(run);
        this.conflicts = new Conflicts(run);
        this.clock = clock;
        this.budget = run.request().limits().fileBytes();
    }

    void read(String path) {
        Optional<byte[]> bytes = bytes(path);
        if (bytes.isEmpty()) {
            return;
        }
        String hash = EditMark.of(bytes.get());
        boolean same = run.export()
                .written(path)
                .filter(entry -> entry.file().equals(hash))
                .isPresent();
        if (!same || !untouched(path, hash)) {
            parsed(path, hash, bytes.get());
        }
    }

    private Optional<byte[]> bytes(String path) {
        try {
            Path file = run.export().dir().path(path);
            run.export().dir().noLinks(file.getParent(), false);
            return Optional.of(ExportDir.read(file, budget));
        } catch (IOException e) {
            run.problems(List.of(new Problem(path, 1, "cannot be read: " + ExportDir.reason(e))));
            return Optional.empty();
        }
    }

    /** Deals with a file that nobody edited, if its row is in the vault and does not hold an edit that was taken back. */
    private boolean untouched(String path, String hash) {
        Manifest.Entry written = run.export().written(path).orElseThrow();
        Optional<ItemRow.Stamp> stamp = run.stamp(written.key());
        if (stamp.isEmpty() || run.earlier().tookBack(written, stamp.get())) {
            return false;
        }
        if (!claimed(written.key(), path)) {
            return true;
        }
        Kind kind = written.key().kind();
        if (run.redefinitions().anyMoved() && (Stages.refersToDefinitions(kind) || QueryPlace.in(kind))) {
            ItemRow row = run.row(written.key()).orElseThrow();
            if (follow(path, hash, row)) {
                return true;
            }
        }
        if (written.content().equals(stamp.get().sha256())) {
            run.unchanged();
        } else {
            run.newer();
        }
        return true;
    }

    /** Points an item that was not edited to definitions that were; says whether anything changed. */
    private boolean follow(String path, String hash, ItemRow row) {
        Optional<Map<?, ?>> data = Draft.object(row.content());
        if (data.isEmpty()) {
            return false;
        }
        Map<Object, Object> changed = QueryPlace.map(Values.copy(data.get()));
        edits(new Faults()).apply(row.key(), changed, Optional.empty());
        if (changed.equals(data.get())) {
            return false;
        }
        if (row.key().kind().immutable()) {
            ItemKey key = run.redefinitions().of(row.key().kind(), row.key().id(), changed);
            run.redefinitions().move(row.key(), key);
            return false;
        }
        ItemRow after = Draft.with(row, MessagePack.encode(changed), clock.instant());
        plan(path, hash, after, Optional.of(row));
        return true;
    }

    private boolean claimed(ItemKey key, String path) {
        Optional<String> other = run.claim(key, path);
        other.ifPresent(file -> run.problems(List.of(new Problem(
                path,
                1,
                key + " is in " + file + " as well. Keep one, or remove db_id from the new one's _metadata"))));
        return other.isEmpty();
    }

    private void parsed(String path, String hash, byte[] bytes) {
        try {
            ItemFile file = ItemFile.read(bytes, run.export().metadata().original(), budget);
            Faults faults = new Faults();
            FileMetadata.of(file.metadata(), run.export().metadata().original(), faults)
                    .ifPresent(metadata -> judge(path, hash, file, metadata, faults));
            if (!faults.none()) {
                run.problems(faults.problems(path, bytes, file.dialect()));
            }
        } catch (YamlFault fault) {
            run.problems(List.of(new Problem(path, fault.line(), fault.getMessage())));
        } catch (DamagedContent tooDeep) {
            run.problems(List.of(new Problem(path, 1, tooDeep.getMessage())));
        }
    }

    private void judge(String path, String hash, ItemFile file, FileMetadata metadata, Faults faults) {
        Optional<ItemKey> key = identity.of(path, file.values(), metadata, faults);
        if (key.isEmpty() || !claimed(key.get(), path)) {
            return;
        }
        Draft draft = new Draft(key.get(), metadata, run.row(key.get()));
        Optional<byte[]> original = metadata.original(faults);
        Optional<String> before = identity.folderBefore(metadata, file.values());
        Optional<String> moved = identity.movedTo(path, metadata, before, faults);
        if (moved.isEmpty() && original.isPresent() && file.shows(original.get(), budget)) {
            if (!staysNewer(path, hash, draft, original.get())) {
                settle(path, hash, draft, draft.unedited(original.get()), faults);
            }
            return;
        }
        Object aligned = file.aligned(draft.before(), original);
        byte[] content = MessagePack.encode(aligned);
        Map<Object, Object> data = QueryPlace.map(aligned);
        boolean known = metadata.id().isPresent();
        moved.ifPresent(folder -> identity.move(folder, key.get().kind(), before, data, faults));
        if (known && moved.isEmpty() && isAsWritten(path, metadata, Sha256.of(content))) {
            unedited(path, hash, draft, data, content, faults);
        } else if (known && key.get().kind().immutable()) {
            redefine(draft, data, faults);
        } else {
            edited(path, hash, draft, data, faults);
        }
    }

    /** Whether the row is no longer what the file was made from, because the file was packed before. */
    private boolean stale(String path, Draft draft) {
        return draft.current()
                .filter(row -> !isAsWritten(path, draft.metadata(), row.contentHash()))
                .isPresent();
    }

    private boolean isAsWritten(String path, FileMetadata metadata, String content) {
        return run.export()
                .written(path)
                .map(Manifest.Entry::content)
                .filter(content::equals)
                .or(metadata::checksum)
                .filter(content::equals)
                .isPresent();
    }

    /** Leaves the row as it is that others changed since the unpack, while the file only says in other words what it said then. */
    private boolean staysNewer(String path, String hash, Draft draft, byte[] content) {
        Optional<ItemRow> theirs = run.export()
                .written(path)
                .filter(entry -> entry.content().equals(Sha256.of(content)))
                .flatMap(entry -> draft.current())
                .filter(now -> conflicts.changed(path, draft, now));
        if (theirs.isPresent() && !(run.redefinitions().anyMoved() && follow(path, hash, theirs.get()))) {
            run.newer();
        }
        return theirs.isPresent();
    }

    private void unedited(
            String path, String hash, Draft draft, Map<Object, Object> data, byte[] content, Faults faults) {
        if (staysNewer(path, hash, draft, content)) {
            return;
        }
        ItemRow row = draft.unedited(content);
        if (run.redefinitions().anyMoved()) {
            Map<Object, Object> followed = QueryPlace.map(Values.copy(data));
            edits(faults).apply(draft.key(), followed, Optional.empty());
            if (!followed.equals(data)) {
                if (draft.key().kind().immutable()) {
                    redefine(draft, followed, faults);
                } else {
                    settle(path, hash, draft, draft.edited(followed, clock.instant(), stale(path, draft)), faults);
                }
                return;
            }
        }
        settle(path, hash, draft, row, faults);
    }

    /** An edited definition becomes an item of its own; the row that it was made from stays. */
    private void redefine(Draft draft, Map<Object, Object> data, Faults faults) {
        TypeCheck.check(draft.key().kind(), data, draft.before(), faults);
        edits(faults).apply(draft.key(), data, Optional.empty());
        String definition = ItemText.definition(data);
        boolean same = draft.metadata()
                .text("definition")
                .or(() -> draft.before().map(ItemText::definition))
                .filter(definition::equals)
                .isPresent();
        if (same) {
            faults.add(
                    ItemText.METADATA,
                    "only what a " + draft.key().kind().singular().replace('_', ' ')
                            + " asks can be edited; ids, links and figures are Looker's. Undo this edit");
        }
        if (faults.none()) {
            ItemKey created =
                    run.redefinitions().of(draft.key().kind(), draft.key().id(), data);
            run.redefinitions().move(draft.key(), created);
            run.unchanged();
        }
    }

    private void edited(String path, String hash, Draft draft, Map<Object, Object> data, Faults faults) {
        if (draft.metadata().id().isEmpty()) {
            identity.complete(path, draft.key(), data, faults);
        } else if (draft.before()
                .filter(map -> Objects.equals(
                        map.get(draft.key().kind().idField()),
                        data.get(draft.key().kind().idField())))
                .isEmpty()) {
            Identity.check(draft.key(), data, faults);
        }
        PartIds parts = new PartIds(draft.key(), data, draft.before());
        parts.check(faults);
        parts.complete();
        draft.before().ifPresent(map -> Omissions.fill(draft.key().kind(), data, map, faults));
        TypeCheck.check(draft.key().kind(), data, draft.before(), faults);
        if (!faults.none()) {
            return;
        }
        edits(faults).apply(draft.key(), data, Optional.of(draft.metadata()));
        mentions.note(path, draft, data);
        LookTiles.note(run, path, draft, data);
        if (faults.none()) {
            settle(path, hash, draft, draft.edited(data, clock.instant(), stale(path, draft)), faults);
        }
    }

    private QueryEdits edits(Faults faults) {
        return new QueryEdits(run.redefinitions(), this::defined, faults);
    }

    private Optional<Boolean> defined(ItemKey key, String definition) {
        return run.row(key)
                .flatMap(row -> Draft.object(row.content()))
                .map(body -> ItemText.definition(body).equals(definition));
    }

    private void settle(String path, String hash, Draft draft, ItemRow row, Faults faults) {
        if (!faults.none()) {
            return;
        }
        Optional<ItemRow> current = draft.current();
        if (current.filter(now -> Draft.same(row, now)).isPresent()) {
            run.unchanged();
            return;
        }
        if (current.filter(now -> conflicts.hasGone(path, hash, draft, now)).isPresent()) {
            run.newer();
            return;
        }
        if (current.filter(now -> conflicts.moved(path, draft, now)).isPresent()) {
            run.conflict(draft.key());
            return;
        }
        if (current.isEmpty()) {
            mentions.missing(draft);
        }
        plan(path, hash, row, current);
    }

    private void plan(String path, String hash, ItemRow row, Optional<ItemRow> current) {
        run.plan(new Planned(
                row.key(),
                path,
                hash,
                row.contentHash(),
                current.map(ItemRow::stamp),
                Optional.of(run.spool().put(row))));
    }
}
