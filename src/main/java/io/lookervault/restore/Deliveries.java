package io.lookervault.restore;

import io.lookervault.content.Fields;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.content.Writing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a schedule or an alert tells, and whether it does by itself. Looker never tells the secrets of a destination and takes
 * them only with the whole list, and it names integrations by ids of its own; so such a list is left as it is where the item is
 * there, and an item that is made with it is not switched on.
 */
final class Deliveries {
    private static final Map<Kind, String> LISTS =
            Map.of(Kind.SCHEDULED_PLAN, "scheduled_plan_destination", Kind.ALERT, "destinations");
    private static final Set<String> WITHOUT_SECRETS = Set.of("email", "webhook");
    private static final String INTEGRATION = "looker-integration://";

    private final boolean home;
    private final Kind kind;
    private final Map<String, Object> wanted;
    private final Optional<Map<String, Object>> there;
    private final Set<String> doubts = new LinkedHashSet<>();

    private Deliveries(boolean home, Kind kind, Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        this.home = home;
        this.kind = kind;
        this.wanted = wanted;
        this.there = there;
        doubt(wanted);
        there.ifPresent(this::doubt);
    }

    /**
     * Takes out of a schedule or an alert what is not to be written.
     *
     * @return what it goes without
     */
    static List<String> calm(
            Identities identities, Kind kind, Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        if (!LISTS.containsKey(kind)) {
            return List.of();
        }
        Deliveries deliveries = new Deliveries(identities.target().home(), kind, wanted, there);
        boolean enable = identities.rules().enableSchedules();
        List<String> leftOut = deliveries.leftOut(enable);
        deliveries.quiet(enable && deliveries.doubts.isEmpty());
        return leftOut;
    }

    private void doubt(Map<String, Object> item) {
        for (Map<String, Object> destination : Writes.objects(item, LISTS.get(kind))) {
            String type = Writes.text(destination, "type");
            Optional<String> integration = kind == Kind.ALERT
                    ? Values.text(destination, "action_hub_integration_id")
                    : Optional.of(type).filter(one -> one.startsWith(INTEGRATION));
            if (!home && integration.isPresent()) {
                doubts.add("the integration " + integration.get() + ", since each Looker has ids of its own for these");
            } else if (kind == Kind.SCHEDULED_PLAN && !WITHOUT_SECRETS.contains(type)) {
                doubts.add("the secrets of its destination " + type + ", which no backup has");
            }
        }
    }

    private List<String> leftOut(boolean enable) {
        List<String> leftOut = new ArrayList<>();
        if (doubts.isEmpty()) {
            return leftOut;
        }
        String what = String.join(" and ", doubts);
        if (there.isEmpty()) {
            leftOut.add(what + ": set that in Looker, and switch it on");
            return leftOut;
        }
        String list = LISTS.get(kind);
        Fields body = Writing.of(kind).orElseThrow().body();
        if (Same.difference(body, body.pick(wanted), body.pick(there.get())).containsKey(list)) {
            leftOut.add(
                    "what differs of its destinations: they are replaced as a whole, which would take from it " + what);
        }
        wanted.remove(list);
        if (enable && isOn(wanted) && !isOn(there.get())) {
            leftOut.add("being switched on, for want of " + what);
        }
        return leftOut;
    }

    private boolean isOn(Map<String, Object> item) {
        return kind == Kind.ALERT ? !Keys.is(item, "is_disabled") : Keys.is(item, "enabled");
    }

    /** A restoration mails nobody: what is made is off, and what is there keeps its switch, unless it was off. */
    private void quiet(boolean enable) {
        if (kind == Kind.SCHEDULED_PLAN && !enable) {
            if (there.isPresent() && isOn(wanted)) {
                wanted.remove("enabled");
            } else {
                wanted.put("enabled", false);
            }
        }
        if (kind == Kind.ALERT && !enable && isOn(wanted)) {
            if (there.isPresent()) {
                wanted.remove("is_disabled");
                wanted.remove("disabled_reason");
            } else {
                wanted.put("is_disabled", true);
            }
        }
    }
}
