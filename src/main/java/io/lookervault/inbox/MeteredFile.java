package io.lookervault.inbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * The file of a zip, of whose directory a reader gets only so much as is allowed: it reads all of that into memory before it gives
 * the first entry. Entries are counted as they are read, whatever the archive says of itself. For one thread.
 */
final class MeteredFile implements SeekableByteChannel {
    /** What an entry takes in the directory and in front of its content, on average: names of paths and some more. */
    private static final long ENTRY_BYTES = 256;
    /** For the search for the end of the directory. */
    private static final long SEARCH_BYTES = 1 << 20;
    /** With these four bytes, read by themselves, an entry of the directory begins. */
    private static final int ENTRY = 0x504b0102;

    private final SeekableByteChannel file;
    private final int most;
    private int entries;
    private long bytes;
    private boolean opened;

    /** @param most entries that are allowed */
    MeteredFile(SeekableByteChannel file, int most) {
        this.file = file;
        this.most = most;
    }

    /** The directory is read: the rest is content, which others count. */
    void opened() {
        opened = true;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        int at = to.position();
        int read = file.read(to);
        if (!opened && read > 0) {
            bytes += read;
            if (read == Integer.BYTES && to.duplicate().position(at).getInt() == ENTRY) {
                entries++;
            }
            if (entries > most || bytes > most * ENTRY_BYTES + SEARCH_BYTES) {
                throw new DropRefused(
                        "the archive holds more than " + most + " entries (lookervault.inbox.max-entries), or its"
                                + " directory is larger than that of so many");
            }
        }
        return read;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        throw new IOException("an archive in the inbox is only read");
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        throw new IOException("an archive in the inbox is only read");
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
