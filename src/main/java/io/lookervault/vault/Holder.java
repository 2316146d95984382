package io.lookervault.vault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds a run lock, as the lock file says it: one line of JSON.
 *
 * @param verb what it does, such as {@code extract}
 * @param since when it began, ISO-8601
 */
record Holder(String verb, long pid, String host, String since) {
    private static final Pattern LINE = Pattern.compile(
            "\\{\"verb\":\"([^\"]*)\",\"pid\":(\\d{1,18}),\"host\":\"([^\"]*)\",\"since\":\"([^\"]*)\"}\\s*");

    Holder {
        verb = plain(verb);
        host = plain(host);
    }

    String line() {
        return "{\"verb\":\"" + verb + "\",\"pid\":" + pid + ",\"host\":\"" + host + "\",\"since\":\"" + since
                + "\"}\n";
    }

    /** The holder as people read it. */
    static String describe(String line) {
        Matcher found = LINE.matcher(line);
        return found.matches()
                ? found.group(1) + " (pid " + found.group(2) + " on " + found.group(3) + ", since " + found.group(4)
                        + ")"
                : "another run";
    }

    /** Whether the line names a process of this machine that is still there, or one of another machine. */
    static boolean mayLive(String line, String thisHost) {
        Matcher found = LINE.matcher(line);
        return found.matches()
                && (!found.group(3).equals(plain(thisHost))
                        || ProcessHandle.of(Long.parseLong(found.group(2))).isPresent());
    }

    private static String plain(String text) {
        return text.replaceAll("[^ -~]|[\"\\\\]", "?");
    }
}
