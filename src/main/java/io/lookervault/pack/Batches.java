package io.lookervault.pack;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * Work cut into pieces: so many items, or so many bytes. A piece that {@link #hasNext} has promised is handed out, whatever
 * happens meanwhile; the splitter relies on that. For one thread at a time.
 */
final class Batches<T> implements Iterator<List<T>> {
    private static final int ITEMS = 50;
    private static final long BYTES = 2L << 20;

    private final Iterator<T> items;
    private final ToLongFunction<T> size;
    private final BooleanSupplier stopped;
    private List<T> promised = List.of();

    /** @param stopped whether no further piece is wanted */
    Batches(Iterator<T> items, ToLongFunction<T> size, BooleanSupplier stopped) {
        this.items = items;
        this.size = size;
        this.stopped = stopped;
    }

    @Override
    public boolean hasNext() {
        if (promised.isEmpty() && items.hasNext() && !stopped.getAsBoolean()) {
            promised = cut();
        }
        return !promised.isEmpty();
    }

    private List<T> cut() {
        List<T> batch = new ArrayList<>();
        long bytes = 0;
        while (items.hasNext() && batch.size() < ITEMS && bytes < BYTES) {
            T item = items.next();
            bytes += size.applyAsLong(item);
            batch.add(item);
        }
        return batch;
    }

    @Override
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<T> batch = promised;
        promised = List.of();
        return batch;
    }
}
