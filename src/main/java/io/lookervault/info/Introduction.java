package io.lookervault.info;

import io.lookervault.content.Values;
import io.lookervault.looker.Call;
import io.lookervault.looker.ReplyReader;
import java.util.Map;

/** Asks an instance what it is. Bean of the route {@code info}. */
public final class Introduction {

    /** Who are we to Looker? */
    public Call askUser() {
        return Call.get("/user", "/user", "fields=id,display_name,email", ReplyReader.object());
    }

    /** What is Looker? Some instances do not tell. */
    public Call askVersions() {
        return Call.get("/versions", "/versions", "", ReplyReader.object());
    }

    /** Stands for the versions of an instance that does not tell. */
    public Map<String, Object> noVersions() {
        return Map.of();
    }

    /** Puts both answers together. */
    public InfoReport report(Object user, Object versions) {
        return new InfoReport(
                Values.text(versions, "looker_release_version"),
                Values.text(versions, "current_version.full_version")
                        .or(() -> Values.text(versions, "current_version.version")),
                Values.text(user, "id").orElse("?"),
                Values.text(user, "display_name"),
                Values.text(user, "email"));
    }
}
