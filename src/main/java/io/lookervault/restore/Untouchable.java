package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What no restoration writes: what Looker lets nobody change, and the API user itself. */
final class Untouchable {
    private static final Set<String> STANDARD_COLOURS = Set.of("google-theme", "legacy", "looker-classic", "looker");

    private Untouchable() {}

    /** Why the item itself is left alone, if it is. */
    static Optional<String> item(Kind kind, Map<String, Object> data) {
        return switch (kind) {
            case ROLE -> when(Keys.is(data, "internal"), "the role is built into Looker");
            case PERMISSION_SET, MODEL_SET ->
                when(Keys.is(data, "built_in") || Keys.is(data, "all_access"), "the set is built into Looker");
            case GROUP ->
                when(
                        Keys.is(data, "externally_managed") || Keys.is(data, "include_by_default"),
                        "the group is managed by Looker, or outside of it");
            case USER_ATTRIBUTE ->
                when(Keys.is(data, "is_system") || Keys.is(data, "is_permanent"), "the attribute is built into Looker");
            case USER ->
                when(
                                !Values.at(data, "credentials_embed[]").isEmpty(),
                                "embed users are made by signing in from the embedding application")
                        .or(() -> when(
                                Keys.is(data, "is_service_account"),
                                "service accounts are made by hand, in Looker's admin pages"));
            case FOLDER ->
                when(
                        Values.text(data, "parent_id").isEmpty() || Keys.is(data, "is_personal"),
                        "Looker makes the folder itself");
            case COLOR_COLLECTION ->
                when(
                        STANDARD_COLOURS.contains(Target.id(kind, data)) || Keys.is(data, "is_standard"),
                        "the colours are built into Looker");
            case THEME -> when("Looker".equals(data.get("name")), "the theme is built into Looker");
            case DASHBOARD ->
                when(Target.id(kind, data).contains("::"), "LookML dashboards come with the LookML, by git");
            default -> Optional.empty();
        };
    }

    /** Whether a role has the set, so that what is taken from the set is taken from who has the role. */
    private static boolean consists(Target target, String role, Kind kind, String set) {
        return target.find(Kind.ROLE, role)
                .flatMap(seen -> Values.text(seen.data(), kind.singular() + ".id"))
                .filter(set::equals)
                .isPresent();
    }

    private static Optional<String> when(boolean so, String why) {
        return so ? Optional.of(why) : Optional.empty();
    }

    /** Why the item in the target is left alone although others of its kind are not, if it is. */
    static Optional<String> own(Kind kind, Target target, String targetId) {
        return switch (kind) {
            case USER -> when(targetId.equals(target.myId()), "it is the API user's own account");
            case ROLE -> when(target.myRoles().contains(targetId), "the API user has this role");
            case GROUP -> when(target.mine("group_ids").contains(targetId), "the API user is in this group");
            case PERMISSION_SET, MODEL_SET ->
                when(
                        target.myRoles().stream().anyMatch(role -> consists(target, role, kind, targetId)),
                        "a role of the API user consists of it");
            default -> Optional.empty();
        };
    }
}
