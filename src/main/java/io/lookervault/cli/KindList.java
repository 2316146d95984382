package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.content.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.TypeConversionException;

/**
 * Kinds given one by one and as comma lists, as one set. They are read here and not by the parser, which calls an unknown
 * kind an unmatched argument.
 */
final class KindList {
    private KindList() {}

    /** Throws {@link ConfigurationError} when one is unknown; it names the nearest kind and all of them. */
    static Set<Kind> of(List<String> positional, List<String> types) {
        List<String> names = new ArrayList<>(positional);
        names.addAll(types);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        KindName reader = new KindName();
        for (String name : names) {
            try {
                kinds.add(reader.convert(name));
            } catch (TypeConversionException unknown) {
                throw new ConfigurationError(unknown.getMessage(), unknown);
            }
        }
        return kinds;
    }
}
