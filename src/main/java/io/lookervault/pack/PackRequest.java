package io.lookervault.pack;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What {@code direct:pack} is asked.
 *
 * @param directory the export
 * @param target the vault to bring it into; it may not exist yet
 * @param options what may be done
 * @param limits how much is taken on
 * @param changes is told every change by path, before anything is stored; not told what no one listens to
 */
public record PackRequest(Path directory, Path target, Options options, Limits limits, Consumer<ItemChange> changes) {

    /**
     * What may be done.
     *
     * @param dryRun everything but the write
     * @param deleteMissing items whose file was removed are marked as deleted
     * @param force what changed in the vault since the unpack is overwritten
     */
    public record Options(boolean dryRun, boolean deleteMissing, boolean force) {}

    /**
     * How much is taken on.
     *
     * @param workers files read at the same time
     * @param fileBytes largest file, with all aliases in it written out
     */
    public record Limits(int workers, long fileBytes) {}
}
