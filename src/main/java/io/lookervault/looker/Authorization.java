package io.lookervault.looker;

/** An access token on its way into a request. Whoever prints it, as Camel does with what beans answer, sees nothing. */
public final class Authorization {
    /** For calls that need no token. */
    static final Authorization NONE = new Authorization("");

    private final String header;

    private Authorization(String header) {
        this.header = header;
    }

    static Authorization token(String token) {
        return new Authorization("token " + token);
    }

    /** Value of the {@code Authorization} header; empty for none. Never print, log or store it. */
    String header() {
        return header;
    }

    @Override
    public String toString() {
        return "***";
    }
}
