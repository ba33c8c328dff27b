package org.cutover.loadgen.jmeter;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.ThreadGroup;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.loadgen.GeneratorHealth;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.NameResolver;
import org.cutover.loadgen.health.HealthRules;
import org.cutover.loadgen.health.VmWatch;
import org.cutover.loadgen.pace.Pace;
import org.cutover.loadgen.pace.Pacer;
import org.cutover.loadgen.pace.Schedule;
import org.cutover.loadgen.record.Recorder;

/**
 * One run from its first user to its last. JMeter's engine runs on the caller's thread; a second
 * thread, the {@link Supervisor}, tells the listener and cuts off what outlives the grace.
 */
final class LoadRun {
  /** Room for a burst of a second at the highest sensible rate. */
  private static final int QUEUE = 1 << 16;

  private static final long THREADS_END_MILLIS = 10_000;

  private final LoadPlan plan;
  private final Path samples;
  private final LoadListener listener;
  private final NameResolver names;
  private final Roster roster = new Roster();
  private final RunClock clock = new RunClock();
  private final Pacer pacer;
  private final StandardJMeterEngine engine = new StandardJMeterEngine();
  private volatile boolean cutting;
  private volatile boolean stopped;
  private volatile long stoppedNanos = Long.MAX_VALUE;

  LoadRun(LoadPlan plan, NameResolver names, Path samples, LoadListener listener) {
    this.plan = plan;
    this.samples = samples;
    this.listener = listener;
    this.names = names;
    this.pacer = new Pacer(Schedule.of(plan.profile()), System::nanoTime);
  }

  LoadResult run() {
    Recorder recorder = new Recorder(samples, QUEUE, this::stop);
    try (VmWatch watch = new VmWatch()) {
      TestPlans.Tree tree =
          TestPlans.of(
              plan,
              names,
              new UserAddress(plan.target(), roster),
              new PacingTimer(pacer, roster, clock::start),
              new RecordingListener(recorder, clock, () -> cutting));
      Supervisor supervisor = new Supervisor(this, tree.group(), recorder, listener);
      Thread supervising = new Thread(supervisor, "load-supervisor");
      supervising.start();
      Optional<RuntimeException> listenerFailure;
      try {
        drive(tree);
      } finally {
        listenerFailure = supervisor.end(supervising);
      }
      long end = System.currentTimeMillis();
      recorder.finish();
      roster.check(plan.profile().users(), stopped || cutting);
      listenerFailure.ifPresent(
          failure -> {
            throw failure;
          });
      return result(recorder, watch.load(), end);
    } finally {
      recorder.finish();
    }
  }

  /** Runs the engine and makes sure that it leaves nothing behind for the next run. */
  private void drive(TestPlans.Tree tree) {
    try {
      engine.configure(tree.elements());
      engine.run();
      awaitEnd(tree.group());
    } finally {
      JMeterContextService.endTest();
    }
  }

  private static void awaitEnd(ThreadGroup group) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(THREADS_END_MILLIS);
    while (group.numberOfActiveThreads() > 0 || JMeterContextService.getNumberOfThreads() > 0) {
      if (System.nanoTime() > deadline) {
        throw new CutoverException(
            ExitCode.FAILED,
            "load: %d users did not end; the run does not count"
                .formatted(group.numberOfActiveThreads()));
      }
      Thread.onSpinWait();
    }
  }

  private LoadResult result(Recorder recorder, VmWatch.Load load, long end) {
    if (!clock.isStarted()) {
      throw new CutoverException(ExitCode.FAILED, "load: ended before its first user had started");
    }
    long untilNanos = Math.min(stoppedNanos, plan.profile().total().toNanos());
    Pace pace = pacer.pace(untilNanos);
    GeneratorHealth health =
        HealthRules.judge(
            pace, plan.profile().throughput(), untilNanos / 1e9, load, recorder.waits());
    LoadResult.Course course =
        new LoadResult.Course(
            clock.epochMillis(0),
            clock.epochMillis(Math.min(untilNanos, plan.profile().rampUp().toNanos())),
            clock.epochMillis(untilNanos),
            end,
            stopped);
    recorder.tally(tally -> tally.endInterval(clock.epochMillis(0), end));
    return recorder.tally(
        tally ->
            new LoadResult(
                tally.summary(pace.missed()),
                course,
                tally.errorsByClass(),
                tally.samplesByAddress(),
                names.use(),
                health,
                tally.intervals()));
  }

  /** No further request; those under way keep their grace. */
  void stop() {
    if (!stopped) {
      stoppedNanos = clock.isStarted() ? pacer.elapsed() : 0;
      stopped = true;
      pacer.stop();
      // Users who have not started yet would wait for their turn in the ramp-up otherwise.
      engine.stopTest(false);
    }
  }

  /** Aborts what is under way. */
  void cut() {
    cutting = true;
    engine.stopTest(true);
  }

  LoadPlan plan() {
    return plan;
  }

  RunClock clock() {
    return clock;
  }

  /** Nanoseconds from the start until no request may start any more. */
  long endNanos() {
    return Math.min(stoppedNanos, plan.profile().total().toNanos());
  }

  long elapsedNanos() {
    return pacer.elapsed();
  }
}
