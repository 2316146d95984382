package io.lookervault.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, which says so itself when it cannot be written. */
final class Answer extends FilterOutputStream {
    Answer(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private static IOException unwritten(IOException e) {
        return new IOException(
                "the answer could not be written in full to standard output (" + e.getMessage()
                        + "). Make room there, or send it elsewhere.",
                e);
    }
}
