package io.lookervault.restore;

import io.lookervault.looker.Call;

/** What a worker tells its run. Bean of the routes {@code restore-unit} and {@code restore-read}. */
final class RestoreWorkers {

    /** Whether there is another question. */
    public boolean more(Work work) {
        return work.isIncomplete();
    }

    /** The first question of a piece of reading; null if there is none. */
    public Call first(Work work) {
        return work.next();
    }

    /**
     * Takes the answer to a question about the target.
     *
     * @return the next question; null if that was the last one
     */
    public Call take(Work work, Object answer) {
        work.take(answer);
        return work.next();
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
