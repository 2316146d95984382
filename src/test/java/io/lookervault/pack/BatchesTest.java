package io.lookervault.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static Batches<Long> of(LongStream sizes) {
        return new Batches<>(sizes.boxed().iterator(), Long::longValue, () -> false);
    }

    @Test
    void smallItemsComeFiftyAtATime() {
        Batches<Long> batches = of(LongStream.generate(() -> 1).limit(120));
        assertEquals(50, batches.next().size());
        assertEquals(50, batches.next().size());
        assertEquals(20, batches.next().size());
        assertFalse(batches.hasNext());
        assertThrows(NoSuchElementException.class, batches::next);
    }

    @Test
    void aPieceEndsWithTheItemThatFillsIt() {
        Batches<Long> batches = of(LongStream.of(1 << 20, (1 << 20) - 1, 5, 3 << 20, 1));
        assertEquals(List.of(1L << 20, (1L << 20) - 1, 5L), batches.next());
        assertEquals(List.of(3L << 20), batches.next());
        assertEquals(List.of(1L), batches.next());
    }

    @Test
    void afterAStopThereIsOnlyWhatWasPromised() {
        AtomicBoolean stopped = new AtomicBoolean();
        Batches<Long> batches = new Batches<>(LongStream.range(0, 100).boxed().iterator(), size -> 1, stopped::get);
        assertTrue(batches.hasNext());
        stopped.set(true);
        assertEquals(50, batches.next().size());
        assertFalse(batches.hasNext());
    }
}
