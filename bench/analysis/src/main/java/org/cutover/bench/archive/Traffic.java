package org.cutover.bench.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cutover.loadgen.ErrorClass;
import org.cutover.loadgen.pace.Schedule;
import org.cutover.loadgen.record.Sample;

/**
 * The requests of one trial: slots of the load generator's own schedule, each taken by the next
 * user who is free, or missed. Samples come in the order in which they ended, as they are recorded.
 */
final class Traffic {
  private static final long NANOS = 1_000_000;

  /** How long after the hold an answer is still waited for, in milliseconds. */
  static final long GRACE = 2_000;

  /** How late a slot may still be taken, in milliseconds. */
  private static final long CATCH_UP = 50;

  private final Plan plan;
  private final Plan.PlannedTrial trial;
  private final Random random;
  private final Answers answers;
  private final long end;
  private final long[] freeAt;
  private final boolean[] connected;
  private final List<Sample> samples = new ArrayList<>();
  private int next;
  private long missed;

  private Traffic(Plan plan, Plan.PlannedTrial trial) {
    this.plan = plan;
    this.trial = trial;
    this.random = new Random(31 * plan.seed() + trial.number());
    long deployAt = trial.start() + plan.rampUpMillis() + plan.deployAtMillis();
    this.answers = new Answers(random, trial, deployAt, deployAt + plan.deploymentMillis());
    this.end = trial.start() + plan.rampUpMillis() + plan.holdMillis() + GRACE;
    this.freeAt = new long[trial.level().users()];
    this.connected = new boolean[trial.level().users()];
  }

  /**
   * What was sent.
   *
   * @param samples in the order in which they ended
   * @param missed slots that no user was free for
   */
  record Sent(List<Sample> samples, long missed) {}

  /** Sends everything that a trial's schedule asks for. */
  static Sent of(Plan plan, Plan.PlannedTrial trial) {
    return new Traffic(plan, trial).sent();
  }

  private Sent sent() {
    long rampUp = plan.rampUpMillis() * NANOS;
    Schedule schedule =
        new Schedule(trial.level().rate(), rampUp, rampUp + plan.holdMillis() * NANOS);
    long slots = schedule.slotsBefore(Long.MAX_VALUE);
    for (long slot = 0; slot < slots; slot++) {
      take(trial.start() + schedule.due(slot) / NANOS);
    }
    samples.sort(Comparator.comparingLong(Sample::end).thenComparingLong(Sample::timeStamp));
    return new Sent(samples, missed);
  }

  private void take(long due) {
    int started = started(due);
    for (int tried = 0; tried < started; tried++) {
      int user = next % started;
      next = user + 1;
      if (freeAt[user] <= due + CATCH_UP) {
        send(user, started, due);
        return;
      }
    }
    missed++;
  }

  /** How many users have started at a moment. */
  private int started(long time) {
    double part = (double) (time - trial.start()) / plan.rampUpMillis();
    int users = trial.level().users();
    return part >= 1 ? users : Math.max(1, (int) Math.ceil(users * part));
  }

  private void send(int user, int started, long due) {
    long start = Math.max(due + (random.nextInt(5) == 0 ? 1 : 0), freeAt[user]);
    Optional<Fault> fault = answers.fault(start);
    long elapsed = answers.elapsed(start);
    if (fault.isPresent() && fault.get().elapsedMs() > 0) {
      elapsed = fault.get().elapsedMs();
    }
    if (start + elapsed > end) {
      elapsed = end - start;
      fault = Optional.of(Fault.CUT);
    }
    samples.add(sample(user, started, due, start, elapsed, fault));
    connected[user] = fault.isEmpty();
    freeAt[user] = start + elapsed;
  }

  private Sample sample(
      int user, int started, long due, long start, long elapsed, Optional<Fault> fault) {
    String host = "10.0." + (1 + user % 4) + ".2";
    Optional<ErrorClass> error = fault.map(Fault::error);
    return new Sample(
        start,
        elapsed,
        "GET /item",
        fault.map(Fault::code).orElse("200"),
        fault.map(Fault::message).orElse("OK"),
        "users 1-" + (user + 1),
        "text",
        fault.map(Fault::failure).orElse(""),
        fault.map(Fault::bytes).orElse(9095L),
        122,
        started,
        started,
        "http://" + host + "/item",
        Math.max(0, elapsed - random.nextInt(2)),
        0,
        connected[user] ? 0 : 1,
        due,
        error,
        host + ":80",
        !connected[user]);
  }
}
