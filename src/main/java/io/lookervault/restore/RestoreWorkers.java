package io.lookervault.restore;

/** What a worker tells its run. Bean of the routes {@code restore-unit} and {@code restore-read}. */
final class RestoreWorkers {

    /** Takes the answer to a question about the target. */
    public void take(Work work, Object answer) {
        work.take(answer);
    }

    /** The worker takes up an entry of the plan. */
    public void begin(RestoreRun run, RestoreUnit unit) {
        run.begin(unit);
    }

    /** Something came that no route deals with: the run hands out no more work. */
    public void stop(RestoreRun run, Exception cause) {
        run.stop(cause);
    }

    /** The worker is free again. */
    public void end(RestoreRun run, RestoreUnit unit) {
        run.end(unit);
    }
}
