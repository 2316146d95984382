package io.lookervault.app;

/**
 * The value of one key and where it came from.
 *
 * @param value the text as written, without white space around it
 * @param origin {@code default}, {@code the command line}, {@code environment VARIABLE} or {@code file:line}
 */
record Setting(String value, String origin) {
    Setting {
        value = value.strip();
    }

    boolean present() {
        return !value.isEmpty();
    }
}
