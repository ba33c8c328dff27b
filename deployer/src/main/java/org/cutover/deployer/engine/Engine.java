package org.cutover.deployer.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cutover.deployer.engine.Outcome.Result;
import org.cutover.deployer.journal.Event;
import org.cutover.deployer.journal.Journal;

/**
 * Runs any plan. Every step is in the journal before it is done. Up to the point of no return a
 * failure, or a request to stop, undoes what was begun in reverse order, after a few more tries if
 * it may pass soon and the step may be retried; after it, and while undoing, a step whose failure
 * may pass is tried again until its limit. A step that still fails leaves its site out or, where no
 * site can be left out, stops the deployment in an unclear state.
 */
public final class Engine {
  private final Journal journal;
  private final Progress progress;
  private final Fence fence;
  private final StopRequest stop;
  private final RetryPolicy retries;

  /**
   * @param fence asked before every fenced step, and before undoing
   * @param retries how steps are broken off and which failures may pass
   */
  public Engine(
      Journal journal, Progress progress, Fence fence, StopRequest stop, RetryPolicy retries) {
    this.journal = journal;
    this.progress = progress;
    this.fence = fence;
    this.stop = stop;
    this.retries = retries;
  }

  /** Runs the plan to one of its ends. Never throws for a failed step. */
  public Outcome run(Plan plan) {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "deployer-step");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Run run = new Run(journal, progress, fence, stop, threads, retries);
      plan.steps()
          .forEach(
              step ->
                  run.note(step.phase(), step, Event.PLANNED, Map.of("does", step.description())));
      return outcome(run, plan);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Outcome outcome(Run run, Plan plan) {
    for (Stage stage : plan.reversible()) {
      run.reversible(stage);
      if (run.lostFence().isPresent()) {
        return run.outcome(Result.UNCLEAR, run.lostFence());
      }
      if (run.failure().isPresent()) {
        return undone(run);
      }
    }
    for (Stage stage : plan.forward()) {
      run.forward(stage);
      Optional<String> reason = run.lostFence().or(run::failure);
      if (reason.isPresent()) {
        return run.outcome(Result.UNCLEAR, reason);
      }
    }
    return run.outcome(
        run.leftOut().isEmpty() ? plan.end() : Result.SITES_LEFT_OUT, run.leftOutReason());
  }

  private static Outcome undone(Run run) {
    boolean changed = run.changed();
    List<String> notUndone = run.undo();
    if (!notUndone.isEmpty()) {
      String reason = run.failure().orElseThrow() + "; not undone: " + String.join("; ", notUndone);
      return run.outcome(Result.UNCLEAR, Optional.of(reason));
    }
    Result unchanged = run.stopped() ? Result.INTERRUPTED : Result.FAILED;
    return run.outcome(changed ? Result.ROLLED_BACK : unchanged, run.failure());
  }
}
