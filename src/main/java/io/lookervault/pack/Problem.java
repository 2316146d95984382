package io.lookervault.pack;

/**
 * Something wrong with a file.
 *
 * @param file path in the export
 * @param line counted from 1
 * @param message what is wrong and what to do
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    /** As compilers say it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
