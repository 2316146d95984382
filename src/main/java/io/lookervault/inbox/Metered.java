package io.lookervault.inbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives only so much as is allowed: a reader that would hold more in memory is stopped. For one thread. */
final class Metered extends FilterInputStream {
    private long left;

    Metered(InputStream in) {
        super(in);
    }

    /** From now on so many bytes, and no more. */
    void allow(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new DropRefused("the archive is a bomb: it holds more than it says, or than is allowed");
        }
    }
}
