package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Who is signed in: one hour per token, no refresh. Thread-safe. */
final class Sessions {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final long CLIENT = 1;
    private static final long SECRET = 77;

    private final Slugs slugs;
    private final InstantSource clock;
    private final Map<String, Session> tokens = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();

    Sessions(Slugs slugs, InstantSource clock) {
        this.slugs = slugs;
        this.clock = clock;
    }

    private record Session(String userId, Instant end) {}

    String clientId() {
        return slugs.of(CLIENT).substring(0, 20);
    }

    String clientSecret() {
        return slugs.of(SECRET);
    }

    ObjectNode signIn(String id, String secret) {
        if (!clientId().equals(id) || !clientSecret().equals(secret)) {
            throw LookerError.notFound();
        }
        return signIn(World.ADMIN);
    }

    ObjectNode signIn(String userId) {
        String token = slugs.ofContent("token" + issued.incrementAndGet()) + slugs.of(issued.get());
        tokens.put(token, new Session(userId, clock.instant().plus(LIFE)));
        return Json.obj(
                "access_token",
                token,
                "token_type",
                "Bearer",
                "expires_in",
                LIFE.toSeconds() - 1,
                "refresh_token",
                null);
    }

    /** The user of an Authorization header, {@code token X} or {@code Bearer X}. */
    Optional<String> user(String header) {
        return token(header)
                .map(tokens::get)
                .filter(it -> clock.instant().isBefore(it.end()))
                .map(Session::userId);
    }

    void revoke(String header) {
        token(header).ifPresent(tokens::remove);
    }

    private static Optional<String> token(String header) {
        String[] words = header == null ? new String[0] : header.strip().split("\\s+", -1);
        boolean known =
                words.length == 2 && (words[0].equalsIgnoreCase("token") || words[0].equalsIgnoreCase("Bearer"));
        return known ? Optional.of(words[1]) : Optional.empty();
    }
}
