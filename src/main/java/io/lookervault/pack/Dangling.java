package io.lookervault.pack;

import io.lookervault.content.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What edits made and what leads nowhere without another file, once every file is read. */
final class Dangling {
    private Dangling() {}

    /** Writes down those that lead nowhere; kinds of which nothing is known anywhere are not judged. */
    static void check(PackRun run) {
        Map<Kind, Boolean> known = new EnumMap<>(Kind.class);
        List<Problem> problems = new ArrayList<>();
        for (PackRun.Pending pending : run.pending()) {
            Kind kind = pending.target().kind();
            boolean there =
                    kind.selective() || run.claimed(pending.target()) || !known.computeIfAbsent(kind, run::anyOf);
            if (!there && (kind == Kind.LOOKML_MODEL || kind == Kind.EXPLORE)) {
                run.missing(pending.target()); // LookML is made elsewhere, and may be there before the restoration is
            } else if (!there) {
                problems.add(new Problem(
                        pending.file(),
                        line(run, pending),
                        pending.item() + " refers to " + pending.target()
                                + ", which neither the export nor the vault has"));
            }
        }
        run.shown()
                .forEach((look, query) -> LookTiles.problem(run, look.target(), query)
                        .ifPresent(why -> problems.add(new Problem(look.file(), line(run, look), why))));
        run.problems(problems);
    }

    private static int line(PackRun run, PackRun.Pending pending) {
        try {
            byte[] bytes = ExportDir.read(
                    run.export().dir().path(pending.file()),
                    run.request().limits().fileBytes());
            ItemFile file = ItemFile.read(
                    bytes,
                    run.export().metadata().original(),
                    run.request().limits().fileBytes());
            Lines lines = new Lines();
            new YamlReader(file.dialect(), Long.MAX_VALUE, lines).read(bytes);
            return lines.of(ReferencePath.of(pending.item().kind(), file.values(), pending.target()));
        } catch (IOException | YamlFault changedMeanwhile) {
            return 1;
        }
    }
}
