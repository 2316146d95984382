package io.lookervault.app;

import io.lookervault.looker.Pace;
import java.util.concurrent.TimeUnit;

/** Real time. */
final class SystemWaiting implements Pace.Waiting {
    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }
}
