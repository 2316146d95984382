package io.lookervault.session;

import java.util.List;

/** Keeps what a run says that is no failure. */
public record Notices(List<String> said) implements RunListener {
    @Override
    public void noticed(String message) {
        said.add(message);
    }
}
