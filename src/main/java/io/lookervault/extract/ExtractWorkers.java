package io.lookervault.extract;

/** What a worker tells its run. Bean of the route {@code extract-claim}. */
final class ExtractWorkers {

    /** The worker takes up a claim. */
    public void begin(Run run, Claim claim) {
        run.begin(claim);
    }

    /** Something came that no route deals with: the run hands out no more work. */
    public void stop(Run run, Exception cause) {
        run.stop(cause);
    }

    /** The worker is free again. */
    public void end(Run run, Claim claim) {
        run.end(claim);
    }
}
