package org.cutover.deployer.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.cutover.deployer.journal.Event;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.Phase;

/** One plan being run: what was begun, what failed, who was left out. */
final class Run {
  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2000;

  /** With the pauses between them almost a minute, even if each fails at once. */
  private static final int TRIES_WITH_A_WAY_BACK = 30;

  private final Journal journal;
  private final Progress progress;
  private final Fence fence;
  private final StopRequest stop;
  private final ExecutorService threads;
  private final RetryPolicy retries;
  private final StepRunner runner;

  /** The begun steps of each stage, track by track, for the way back. */
  private final List<List<List<Step>>> begun = new ArrayList<>();

  private final Map<String, String> leftOut = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final AtomicReference<String> lostFence = new AtomicReference<>();

  Run(
      Journal journal,
      Progress progress,
      Fence fence,
      StopRequest stop,
      ExecutorService threads,
      RetryPolicy retries) {
    this.journal = journal;
    this.progress = progress;
    this.fence = fence;
    this.stop = stop;
    this.threads = threads;
    this.retries = retries;
    this.runner = new StepRunner(threads, retries.grace());
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  Optional<String> lostFence() {
    return Optional.ofNullable(lostFence.get());
  }

  List<String> leftOut() {
    return List.copyOf(leftOut.keySet());
  }

  Optional<String> leftOutReason() {
    return leftOut.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", List.copyOf(leftOut.values())));
  }

  boolean stopped() {
    return stop.requested();
  }

  boolean changed() {
    return begun.stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .anyMatch(s -> s.traits().changes());
  }

  Outcome outcome(Outcome.Result result, Optional<String> reason) {
    return new Outcome(result, leftOut(), List.copyOf(warnings), reason);
  }

  /** Runs a stage that can be undone; a failure ends each track after its current step. */
  void reversible(Stage stage) {
    if (stop.requested()) {
      failure.compareAndSet(null, "stopped on request");
      return;
    }
    List<List<Step>> tracks = new ArrayList<>();
    begun.add(tracks);
    List<Runnable> tasks = new ArrayList<>();
    for (List<Step> steps : stage.tracks()) {
      List<Step> track = Collections.synchronizedList(new ArrayList<>());
      tracks.add(track);
      tasks.add(() -> reversible(steps, track));
    }
    beside(tasks);
  }

  private void reversible(List<Step> steps, List<Step> track) {
    for (Step step : steps) {
      if (stop.requested()) {
        failure.compareAndSet(null, "stopped on request");
      }
      if (failure.get() != null || lostFence.get() != null) {
        return;
      }
      BooleanSupplier breakOff =
          () -> step.traits().interruptible() && (stop.requested() || failure.get() != null);
      attempt(step, breakOff, () -> track.add(step))
          .ifPresent(
              reason -> {
                if (step.onFailure() == Step.OnFailure.WARN) {
                  warnings.add(step.title() + ": " + reason);
                } else {
                  failure.compareAndSet(null, step.title() + ": " + reason);
                }
              });
    }
  }

  /** Runs a stage behind the point of no return, where a request to stop changes nothing. */
  void forward(Stage stage) {
    List<Runnable> tasks = new ArrayList<>();
    for (List<Step> steps : stage.tracks()) {
      tasks.add(() -> steps.forEach(this::forward));
    }
    beside(tasks);
  }

  private void forward(Step step) {
    if (failure.get() != null || lostFence.get() != null) {
      return;
    }
    if (leftOut.containsKey(step.target())) {
      skipped(step, "site " + step.target() + " was left out");
      return;
    }
    press(step)
        .ifPresent(
            reason -> {
              String told = step.title() + ": " + reason;
              switch (step.onFailure()) {
                case WARN -> warnings.add(told);
                case LEAVE_OUT -> leftOut.putIfAbsent(step.target(), told);
                case STOP -> failure.compareAndSet(null, told);
              }
            });
  }

  /** Does one step that can be undone; returns why it failed, or empty. */
  private Optional<String> attempt(Step step, BooleanSupplier breakOff, Runnable onStart) {
    long start = System.nanoTime();
    try {
      checkFence(step);
      if (step.probe().done()) {
        skipped(step, "done already");
        return Optional.empty();
      }
      // Strict: what is not on disk is not begun.
      journal.write(step.phase(), step.name(), step.target(), Event.STARTED, Map.of());
      onStart.run();
      progress.started(step);
      BooleanSupplier lostOr = () -> fence.lost() || breakOff.getAsBoolean();
      Patience patience =
          step.traits().retried()
              ? new Patience(TRIES_WITH_A_WAY_BACK, retries.passesSoon(), lostOr)
              : new Patience(1, e -> false, lostOr);
      finished(step, patiently(step, step.act(), start, patience), start);
      return Optional.empty();
    } catch (Exception e) {
      noteLostFence(step);
      return failed(step, e);
    }
  }

  /** Does one step behind the point of no return; returns why it failed, or empty. */
  private Optional<String> press(Step step) {
    long start = System.nanoTime();
    note(step.phase(), step, Event.STARTED, Map.of());
    progress.started(step);
    try {
      finished(step, patiently(step, step.act(), start, pressing()), start);
      return Optional.empty();
    } catch (Exception e) {
      noteLostFence(step);
      return failed(step, e);
    }
  }

  /**
   * How often an action is tried.
   *
   * @param tries at most
   * @param again whether a failure is one to try again after
   * @param breakOff looked at while it runs and between two tries; true ends it
   */
  private record Patience(int tries, Predicate<Exception> again, BooleanSupplier breakOff) {}

  /** Where giving up would leave things half done: as long as the step's limit allows. */
  private Patience pressing() {
    return new Patience(Integer.MAX_VALUE, retries.isTransient(), fence::lost);
  }

  /** Again and again while the failure is one that may pass and the step's limit has not passed. */
  private Map<String, ?> patiently(Step step, Step.Action action, long start, Patience patience)
      throws Exception {
    long pause = SHORTEST_PAUSE_MILLIS;
    for (int attempt = 1; ; attempt++) {
      Duration left = attempt == 1 ? step.timeout() : step.timeout().minus(since(start));
      try {
        checkFence(step);
        return tries(attempt, runner.run(action, left, patience.breakOff()));
      } catch (Exception e) {
        boolean again =
            attempt < patience.tries()
                && patience.again().test(e)
                && !patience.breakOff().getAsBoolean()
                && left.compareTo(Duration.ofMillis(pause)) > 0;
        if (!again) {
          throw e;
        }
        progress.waiting(step, reason(e));
        Thread.sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  /** The journal shows how often a step was tried, if that was more than once. */
  private static Map<String, ?> tries(int attempts, Map<String, ?> detail) {
    if (attempts == 1) {
      return detail;
    }
    Map<String, Object> line = new LinkedHashMap<>(detail);
    line.put("tries", attempts);
    return line;
  }

  private void noteLostFence(Step step) {
    try {
      if (step.traits().fenced() && fence.lost()) {
        fence.check();
      }
    } catch (Fence.Lost e) {
      lostFence.compareAndSet(null, step.title() + ": " + e.getMessage());
    }
  }

  private void checkFence(Step step) throws Fence.Lost {
    if (step.traits().fenced()) {
      fence.check();
    }
  }

  private void skipped(Step step, String reason) {
    note(step.phase(), step, Event.SKIPPED, Map.of("reason", reason));
    progress.skipped(step, reason);
  }

  private void finished(Step step, Map<String, ?> detail, long start) {
    Map<String, Object> line = new LinkedHashMap<>(detail);
    line.put("ms", since(start).toMillis());
    note(step.phase(), step, Event.FINISHED, line);
    progress.finished(step, since(start));
  }

  private Optional<String> failed(Step step, Exception e) {
    String reason = reason(e);
    note(step.phase(), step, Event.FAILED, Map.of("reason", reason));
    progress.failed(step, reason);
    return Optional.of(reason);
  }

  /** Undoes everything that was begun, the last stage first; returns what could not be undone. */
  List<String> undo() {
    Map<Step, String> notUndone = Collections.synchronizedMap(new LinkedHashMap<>());
    for (int i = begun.size() - 1; i >= 0; i--) {
      List<Runnable> tasks = new ArrayList<>();
      for (List<Step> track : begun.get(i)) {
        tasks.add(() -> undoTrack(track, notUndone));
      }
      beside(tasks);
    }
    return List.copyOf(notUndone.values());
  }

  private void undoTrack(List<Step> track, Map<Step, String> notUndone) {
    for (int i = track.size() - 1; i >= 0; i--) {
      Step step = track.get(i);
      if (step.undo().isEmpty() || keep(step, List.copyOf(notUndone.keySet()))) {
        continue;
      }
      long start = System.nanoTime();
      note(Phase.ROLLBACK, step, Event.UNDOING, Map.of("of", step.phase().word()));
      progress.undoing(step);
      try {
        Map<String, ?> unused = undo(step, start);
        note(Phase.ROLLBACK, step, Event.UNDONE, Map.of("ms", since(start).toMillis()));
        progress.undone(step, since(start));
      } catch (Exception e) {
        String told = step.title() + ": " + reason(e);
        if (step.traits().cleanUp()) {
          warnings.add("not cleaned up: " + told);
        } else {
          notUndone.put(step, told);
        }
        note(Phase.ROLLBACK, step, Event.FAILED, Map.of("reason", reason(e)));
        progress.failed(step, reason(e));
      }
    }
  }

  /**
   * What must stay because something later could not be undone: nothing is put in front of a site
   * that does not work, and the lock, the only step without a fence, keeps others away.
   */
  private static boolean keep(Step step, List<Step> notUndone) {
    boolean sameSite =
        !step.target().isEmpty()
            && notUndone.stream().anyMatch(failed -> failed.target().equals(step.target()));
    return sameSite || (!step.traits().fenced() && !notUndone.isEmpty());
  }

  private Map<String, ?> undo(Step step, long start) throws Exception {
    Step.Action undo = step.undo().orElseThrow();
    if (step.traits().cleanUp()) {
      checkFence(step);
      return runner.run(undo, step.timeout(), () -> false);
    }
    return patiently(step, undo, start, pressing());
  }

  /** Lenient: once under way, a journal that cannot be written must not keep us from undoing. */
  void note(Phase phase, Step step, Event event, Map<String, ?> detail) {
    try {
      journal.write(phase, step.name(), step.target(), event, detail);
    } catch (RuntimeException e) {
      warnings.add("the journal could not be written: " + e.getMessage());
    }
  }

  private void beside(List<Runnable> tasks) {
    List<Future<?>> running = new ArrayList<>();
    tasks.forEach(task -> running.add(threads.submit(task)));
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        failure.compareAndSet(null, "a defect: " + e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure.compareAndSet(null, "interrupted");
      }
    }
  }

  private static String reason(Exception e) {
    boolean told =
        e instanceof org.cutover.common.CutoverException
            || e instanceof TimeoutException
            || e instanceof InterruptedException
            || e instanceof Fence.Lost;
    return told && e.getMessage() != null ? e.getMessage() : e.toString();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
