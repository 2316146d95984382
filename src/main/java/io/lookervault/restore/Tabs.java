package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.restore.Identity.Planned;
import io.lookervault.restore.Identity.Present;
import io.lookervault.vault.Mirror.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which tabs of a dashboard a schedule sends. Without any it sends all of them, so none is lost in silence. */
final class Tabs {
    private final Identities identities;
    private final Function<ItemKey, Identity> others;
    private final ItemKey dashboard;
    private final List<String> leftOut;
    private final List<String> missing;

    /**
     * @param dashboard what the schedule sends, by its id in the vault
     * @param leftOut takes what the schedule goes without
     * @param missing takes what the schedule cannot be restored without
     */
    Tabs(
            Identities identities,
            Function<ItemKey, Identity> others,
            String dashboard,
            List<String> leftOut,
            List<String> missing) {
        this.identities = identities;
        this.others = others;
        this.dashboard = new ItemKey(Kind.DASHBOARD, dashboard);
        this.leftOut = leftOut;
        this.missing = missing;
    }

    /** The tab of the target that stands for one of the vault. */
    Optional<String> of(String tab) {
        Optional<Map<String, Object>> here = identities
                .source()
                .find(dashboard)
                .filter(data -> Values.texts(data, "dashboard_layouts[].id").contains(tab));
        return here.isPresent() ? known(here.get(), tab) : unknown(tab);
    }

    private Optional<String> known(Map<String, Object> here, String tab) {
        Identity identity = others.apply(dashboard);
        Optional<Map<String, Object>> there =
                identity instanceof Present present ? present.seen().map(Seen::data) : Optional.empty();
        Optional<String> found = there.isPresent()
                ? Tiles.tabs(identities, dashboard, completed(here), there.get())
                        .targetOf(tab)
                : identities.part("layout", tab);
        if (found.isEmpty() && (identity instanceof Planned || identities.isOpen(dashboard))) {
            return Optional.of(Rewriting.NEW + "tab " + tab);
        }
        if (found.isEmpty() && identity instanceof Present) {
            missing.add(dashboard + " of the target lacks tab " + tab + ", which it sends. Restore " + dashboard
                    + " as well, such as with --with-dependencies");
        }
        return found;
    }

    private static Map<String, Object> completed(Map<String, Object> here) {
        Map<String, Object> copy = Rewriting.copy(here);
        PartIds.complete(copy);
        return copy;
    }

    /** The dashboard had lost the tab already when it was extracted, or is not in the vault. */
    private Optional<String> unknown(String tab) {
        if (identities.target().home()) {
            return Optional.of(tab);
        }
        leftOut.add("tab " + tab + ", which " + dashboard + " does not have in the vault");
        return Optional.empty();
    }
}
