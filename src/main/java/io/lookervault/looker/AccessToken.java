package io.lookervault.looker;

import io.lookervault.content.Values;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The access token that all workers share. It is renewed before it expires, and once when Looker no longer knows it; only
 * one worker signs in, the others wait for it. It is never logged; what may hold it goes through {@link #hide} first.
 *
 * <p>Source: {@code POST /login} with a form body, reply {@code {"access_token", "token_type", "expires_in"}} in seconds.
 */
public final class AccessToken {
    private static final int REMEMBERED = 50;

    private final InstantSource clock;
    private final String clientId;
    private final String clientSecret;
    private final Function<Call, Object> signIn;
    /** Those that Looker may still repeat to us. */
    private final List<String> granted = new CopyOnWriteArrayList<>();

    private Optional<Authorization> token = Optional.empty();
    private Instant renewAt = Instant.MIN;
    private boolean everSignedIn;

    /**
     * @param clock one that nobody sets while it runs, for how long a token holds
     * @param signIn sends the sign-in call through the route {@code looker-sign-in}
     */
    public AccessToken(InstantSource clock, String clientId, String clientSecret, Function<Call, Object> signIn) {
        this.clock = clock;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.signIn = signIn;
    }

    /** Value of the {@code Authorization} header; signs in first if need be. */
    public synchronized Authorization authorization() {
        if (token.isEmpty() || !clock.instant().isBefore(renewAt)) {
            renew();
        }
        return token.orElseThrow();
    }

    /** What the sign-in itself is sent with. */
    public Authorization none() {
        return Authorization.NONE;
    }

    /** Looker did not accept this; the next call signs in anew, unless another worker already has. */
    public synchronized void reject(Authorization refused) {
        if (token.filter(refused::equals).isPresent()) {
            token = Optional.empty();
        }
    }

    /** A text from outside, such as a reply of a proxy that repeats what it was sent, without the secret and the tokens. */
    String hide(String text) {
        String told = hide(text, clientSecret);
        told = hide(told, URLEncoder.encode(clientSecret, StandardCharsets.UTF_8));
        for (String secret : granted) {
            told = hide(told, secret);
        }
        return told;
    }

    private static String hide(String text, String secret) {
        return secret.isBlank() ? text : text.replace(secret, "***");
    }

    private void renew() {
        try {
            take((Grant) signIn.apply(new Call("POST /login", "/login", "", Optional.of(form()), AccessToken::grant)));
        } catch (Rejected no) {
            throw new SignInRefused("sign-in refused: " + no.getMessage()
                    + ". Check LOOKERVAULT_API_URL, LOOKERVAULT_CLIENT_ID and LOOKERVAULT_CLIENT_SECRET");
        } catch (Unavailable | Throttled lost) {
            String why = "sign-in failed: " + lost.getMessage();
            throw everSignedIn
                    ? new Unavailable(why, lost)
                    : new LookerGone(
                            "Looker unreachable, " + why + ". Check LOOKERVAULT_API_URL and the network",
                            lost.getCause()); // lost itself would be found there by the retry policy
        }
    }

    /** What the sign-in answers; reads as nothing when printed. */
    private record Grant(Optional<Authorization> token, long seconds) {}

    private static Grant grant(Reply reply) throws IOException {
        Map<String, Object> answer = Json.object(reply.body());
        long seconds = Values.text(answer, "expires_in")
                .map(Double::parseDouble)
                .orElse(3599.0)
                .longValue();
        return new Grant(Values.text(answer, "access_token").map(Authorization::token), seconds);
    }

    private void take(Grant grant) {
        token = grant.token();
        if (token.isEmpty()) {
            throw new SignInRefused("sign-in answered without an access_token: what answers is not the Looker API. "
                    + "Check LOOKERVAULT_API_URL");
        }
        granted.add(token.get().secret());
        if (granted.size() > REMEMBERED) {
            granted.remove(0);
        }
        Duration margin = Duration.ofSeconds(Math.min(60, grant.seconds() / 4));
        renewAt = clock.instant().plusSeconds(grant.seconds()).minus(margin);
        everSignedIn = true;
    }

    private byte[] form() {
        return ("client_id=" + URLEncoder.encode(clientId, StandardCharsets.UTF_8) + "&client_secret="
                        + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
