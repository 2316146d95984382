package io.lookervault.pack;

import io.lookervault.content.Kind;
import io.lookervault.content.Reference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The files of an export in the order in which they are read: definitions come before what refers to them. */
final class Stages {
    private static final int COUNT = 3;

    private final List<List<FileWalk.Found>> stages = new ArrayList<>();
    private final Map<Kind, Long> totals = new EnumMap<>(Kind.class);
    private int next;

    /** @param kinds the kind that a file at this path seems to hold */
    Stages(List<FileWalk.Found> files, Function<String, Optional<Kind>> kinds) {
        for (int i = 0; i < COUNT; i++) {
            stages.add(new ArrayList<>());
        }
        for (FileWalk.Found file : files) {
            Optional<Kind> kind = kinds.apply(file.path());
            stages.get(kind.map(Stages::stage).orElse(COUNT - 1)).add(file);
            kind.ifPresent(k -> totals.merge(k, 1L, Long::sum));
        }
    }

    private static int stage(Kind kind) {
        if (!kind.immutable()) {
            return COUNT - 1;
        }
        return refersToDefinitions(kind) ? 1 : 0;
    }

    static boolean refersToDefinitions(Kind kind) {
        return kind.references().stream().map(Reference::target).anyMatch(Kind::immutable);
    }

    void eachTotal(BiConsumer<Kind, Long> each) {
        totals.forEach(each);
    }

    boolean left() {
        return next < COUNT;
    }

    List<FileWalk.Found> next() {
        return stages.get(next++);
    }
}
