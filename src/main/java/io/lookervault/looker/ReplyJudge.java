package io.lookervault.looker;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * Says whether a reply is good. Called from the route {@code looker-send}: {@link #lost} and {@link #answered} inside the
 * circuit breaker, so that they count against it; {@link #read} outside.
 *
 * <p>Thread-safe: workers share it.
 */
public final class ReplyJudge {
    private final InstantSource clock;
    private final Pace pace;
    private final Outage outage;
    private final AccessToken token;

    /**
     * @param clock that of the world, for dates in replies
     * @param pace told of every good reply and every 429
     * @param outage told of every good and bad reply
     * @param token told the authorization that Looker no longer knows
     */
    public ReplyJudge(InstantSource clock, Pace pace, Outage outage, AccessToken token) {
        this.clock = clock;
        this.pace = pace;
        this.outage = outage;
        this.token = token;
    }

    /** The connection failed before a whole reply came. */
    public void lost(Call call, Exception cause) {
        String why = "no answer to " + call + ": " + reason(cause);
        boolean neverSent = cause instanceof ConnectException || cause instanceof UnknownHostException;
        outage.failed(why);
        if (call.repeatable() || neverSent) {
            throw new Unavailable(why + ". If it stays so, check network, host and timeout", cause);
        }
        throw new OutcomeUnknown(
                why + ". It may have been done all the same; it is looked up before it is repeated", cause);
    }

    /** A reply came; a server error is thrown from here. */
    public void answered(Call call, Integer status, InputStream body) {
        if (status < 500) {
            return;
        }
        String why = call + " answered " + status + ": "
                + ErrorReply.of(status, body, token::hide).text();
        outage.failed(why);
        if (call.repeatable()) {
            throw new Unavailable(why + ". If it stays so, look at Looker's own log");
        }
        throw new OutcomeUnknown(why + ". It may have been done all the same; it is looked up before it is repeated");
    }

    /** Makes of a reply what the call's reader makes of it, or throws what the caller should do. */
    public Object read(
            Call call,
            Departure departure,
            Integer status,
            String retryAfter,
            String total,
            Authorization authorization,
            InputStream body) {
        if (status < 200 || status >= 300) {
            outage.answered();
            throw refusal(call, departure, status, retryAfter, authorization, body);
        }
        try {
            Object answer =
                    call.reader().read(new Reply(body == null ? InputStream.nullInputStream() : body, count(total)));
            outage.answered();
            pace.succeeded(departure);
            authorization.worked();
            return answer;
        } catch (IOException broken) {
            String why = call + " answered " + status + ", but not with the JSON that was asked for: " + reason(broken);
            outage.failed(why);
            throw call.repeatable()
                    ? new Unavailable(why, harmless(broken))
                    : new OutcomeUnknown(why, harmless(broken));
        }
    }

    private LookerException refusal(
            Call call,
            Departure departure,
            int status,
            String retryAfter,
            Authorization authorization,
            InputStream body) {
        if (status == 429) {
            pace.throttled(departure, RetryAfter.of(retryAfter, clock.instant()));
            return new Throttled(call + " answered 429: too many requests. All workers slow down");
        }
        if (status == 401 && authorization != Authorization.NONE) {
            token.reject(authorization);
            return new Unauthorized(
                    call + " answered 401 although signed in. Check that the API user is enabled",
                    authorization.hasWorked());
        }
        ErrorReply error = ErrorReply.of(status, body, token::hide);
        return new Rejected(
                status, call + " answered " + status + ": " + error.text() + ". " + error.advice(), error.lookers());
    }

    /** The cause itself, unless its text holds what nobody must read. */
    private Exception harmless(Exception cause) {
        String text = cause.toString();
        return token.hide(text).equals(text) ? cause : new IOException(reason(cause));
    }

    private static OptionalLong count(String total) {
        return total != null && total.matches("\\d{1,12}")
                ? OptionalLong.of(Long.parseLong(total))
                : OptionalLong.empty();
    }

    /** The first line of what went wrong, without the excerpts of content that parsers like to add. */
    private String reason(Exception cause) {
        String message = cause instanceof com.fasterxml.jackson.core.JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(cause.getMessage());
        return cause.getClass().getSimpleName() + ": " + ErrorReply.oneLine(token.hide(message));
    }
}
