package io.lookervault.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, which says so itself when it cannot be written, and goes on saying so: an answer with a hole in it is none,
 * whatever can be written later.
 */
final class Answer extends FilterOutputStream {
    private IOException broken;

    Answer(OutputStream out) {
        super(out);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        whole(() -> out.write(b));
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        whole(() -> out.write(bytes, from, length));
    }

    @Override
    public synchronized void flush() throws IOException {
        whole(out::flush);
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void whole(Writing writing) throws IOException {
        if (broken != null) {
            throw unwritten(broken);
        }
        try {
            writing.write();
        } catch (IOException e) {
            broken = e;
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
