package io.lookervault.restore;

import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes or changes a user and the e-mail address that it signs in with. No mail is sent. */
final class UserWork {
    private static final String TEMPLATE = "/users/{id}/credentials_email";

    private UserWork() {}

    static Work of(Map<String, Object> wanted, Optional<Map<String, Object>> there) {
        Work work = PlainWork.of(Kind.USER, wanted, there);
        Optional<String> mail = Values.text(wanted, "email");
        Optional<String> mailThere = there.flatMap(user -> Values.text(user, "credentials_email.email"));
        boolean needsIt = there.filter(SignIn::isPossible).isEmpty(); // new, or only half made
        boolean signsIn = Values.text(wanted, "credentials_email.email").isPresent() || needsIt;
        if (mail.isPresent() && signsIn && !mailThere.equals(mail)) {
            String method = mailThere.isPresent() ? "PATCH" : "POST";
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("email", mail.get());
            if (Boolean.TRUE.equals(Values.at(wanted, "credentials_email.forced_password_reset_at_next_login").stream()
                    .findFirst()
                    .orElse(false))) {
                body.put("forced_password_reset_at_next_login", true);
            }
            work.changes("credentials_email");
            work.write(
                    () -> Writes.send(method, TEMPLATE, Target.id(Kind.USER, work.result()), body),
                    answer -> taken(work, mail.get(), Writes.object(answer)));
        }
        return work;
    }

    private static void taken(Work work, String mail, Map<String, Object> credentials) {
        Values.text(credentials, "email")
                .filter(now -> !now.equalsIgnoreCase(mail))
                .ifPresent(now -> work.untaken("credentials_email"));
        work.result(withMail(work.result(), mail, credentials));
    }

    private static Map<String, Object> withMail(
            Map<String, Object> user, String mail, Map<String, Object> credentials) {
        Map<String, Object> both = new LinkedHashMap<>(user);
        both.put("email", mail);
        both.put("credentials_email", credentials);
        return both;
    }
}
