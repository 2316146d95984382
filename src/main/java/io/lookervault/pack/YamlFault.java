package io.lookervault.pack;

/** A file is not YAML that can be taken; says where and why. */
final class YamlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line counted from 1 */
    YamlFault(int line, String problem) {
        super(problem);
        this.line = line;
    }

    int line() {
        return line;
    }
}
