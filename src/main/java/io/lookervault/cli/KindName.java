package io.lookervault.cli;

import io.lookervault.app.Nearest;
import io.lookervault.content.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a kind as people write it, and offers the names for completion. */
final class KindName implements ITypeConverter<Kind> {

    @Override
    public Kind convert(String name) {
        return Kind.named(name).orElseThrow(() -> new TypeConversionException(unknown(name)));
    }

    private static String unknown(String name) {
        List<String> plurals = plurals();
        List<String> both = new ArrayList<>(plurals);
        Arrays.stream(Kind.values()).map(Kind::singular).forEach(both::add);
        String hint = Nearest.closeTo(name.toLowerCase(Locale.ROOT).replace('-', '_'), both)
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
        return "unknown kind '" + SafeText.neutral(name) + "'." + hint + " Kinds: " + String.join(", ", plurals) + ".";
    }

    private static List<String> plurals() {
        return Arrays.stream(Kind.values()).map(Kind::plural).toList();
    }

    /** Every kind by its plural, for shell completion. */
    static final class Candidates extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Candidates() {
            super(plurals());
        }
    }
}
