package io.lookervault.demo;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a request. */
public sealed interface FaultAction {
    /** An error status with Looker's body; nothing is done. {@code retryAfter} becomes the header of that name. */
    record Status(int status, Optional<Duration> retryAfter) implements FaultAction {
        public Status(int status) {
            this(status, Optional.empty());
        }
    }

    /** An HTML page, as of a proxy, with any status, 200 too; nothing is done. */
    record Html(int status) implements FaultAction {}

    /** An empty list with 200, as for somebody who may see nothing of it. */
    record Blind() implements FaultAction {}

    /** The connection is closed without an answer; nothing is done. */
    record Hangup() implements FaultAction {}

    /** The answer stops in the middle: fewer bytes than Content-Length says. */
    record Truncate() implements FaultAction {}

    /** The answer has the length it says, but its JSON is cut in the middle. */
    record Cut() implements FaultAction {}

    /** The answer is right but comes late. */
    record Slow(Duration delay) implements FaultAction {}

    /** The answer is right but comes in small pieces over this time. */
    record Drip(Duration total) implements FaultAction {}

    /** The work is done, but the answer is this error. */
    record DoneBut(int status) implements FaultAction {}

    /** The work is done, but the connection is closed without an answer. */
    record DoneButHangup() implements FaultAction {}

    /** The work is done without one of the fields that were sent, or of a list without such elements, as Looker ignores what it does not take. */
    record Ignore(String field) implements FaultAction {}

    /** The token of the request ends before its time: it and later requests with it get 401. */
    record RevokeToken() implements FaultAction {}
}
