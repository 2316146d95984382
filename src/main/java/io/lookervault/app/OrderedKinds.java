package io.lookervault.app;

import io.lookervault.content.Kind;
import io.lookervault.session.Options;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of content that an order names. */
final class OrderedKinds {
    private OrderedKinds() {}

    /** @throws IllegalArgumentException names the nearest kind to one that is none */
    static Set<Kind> of(Options order, String option) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : order.list(option)) {
            kinds.add(one(option, name));
        }
        return kinds;
    }

    static Kind one(String option, String name) {
        return Kind.named(name).orElseThrow(() -> new IllegalArgumentException(unknown(option, name)));
    }

    private static String unknown(String option, String name) {
        List<String> known = Stream.of(Kind.values()).map(Kind::plural).toList();
        return option + ": no kind is called \"" + name + "\""
                + Nearest.closeTo(name.toLowerCase(Locale.ROOT).replace('-', '_'), new ArrayList<>(known))
                        .map(near -> ". Did you mean " + near + "?")
                        .orElse(". Kinds: " + String.join(", ", known));
    }
}
