package io.lookervault.looker;

/** An access token on its way into a request. Whoever prints it, as Camel does with what beans answer, sees nothing. */
public final class Authorization {
    /** For calls that need no token. */
    static final Authorization NONE = new Authorization("");

    private final String secret;
    private volatile boolean good;

    private Authorization(String secret) {
        this.secret = secret;
    }

    static Authorization token(String token) {
        return new Authorization(token);
    }

    /** Value of the {@code Authorization} header; empty for none. Never print, log or store it. */
    String header() {
        return secret.isEmpty() ? "" : "token " + secret;
    }

    /** The token itself. Never print, log or store it. */
    String secret() {
        return secret;
    }

    /** Looker has answered a call with it. */
    void worked() {
        good = true;
    }

    /** Whether Looker ever answered a call with it: then a 401 says that it ended, not that its user may not call. */
    boolean hasWorked() {
        return good;
    }

    @Override
    public String toString() {
        return "***";
    }
}
