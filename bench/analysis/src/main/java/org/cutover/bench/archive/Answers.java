package org.cutover.bench.archive;

import java.util.Optional;
import java.util.Random;

/**
 * How the service answers in one trial: log-normal response times with a tail, slower and with a
 * few errors while a deployment goes on. Nothing here is measured: it is to look like an archive,
 * and the benchmark asks only how fast it is read. {@link StrictMath} and {@link Random} give the
 * same numbers on every machine.
 */
final class Answers {
  private static final double SPREAD = 0.35;
  private static final double TAIL = 0.002;
  private static final double ERRORS_IN_SUCCESS = 0.0005;
  private static final double ERRORS_IN_FAILURE = 0.004;
  private static final double ERRORS_OTHERWISE = 0.00001;

  private final Random random;
  private final String scenario;
  private final double median;
  private final long from;
  private final long until;

  /**
   * @param from when the deployment begins, in epoch milliseconds
   * @param until when it ends
   */
  Answers(Random random, Plan.PlannedTrial trial, long from, long until) {
    this.random = random;
    this.scenario = trial.scenario();
    this.median = trial.level().medianMs() * StrictMath.exp(0.08 * random.nextGaussian());
    this.from = from;
    this.until = until;
  }

  /** How long a right answer to a request sent at a moment takes, in milliseconds, at least 1. */
  long elapsed(long time) {
    double tail = random.nextDouble() < TAIL ? 3 + 20 * random.nextDouble() : 1;
    double spread = StrictMath.exp(SPREAD * random.nextGaussian());
    return Math.max(1, Math.round(median * slowdown(time) * spread * tail));
  }

  /** How a request sent at a moment fails; empty if it does not. */
  Optional<Fault> fault(long time) {
    double chance =
        !deploying(time)
            ? ERRORS_OTHERWISE
            : scenario.equals("success") ? ERRORS_IN_SUCCESS : ERRORS_IN_FAILURE;
    return random.nextDouble() < chance ? Optional.of(Fault.draw(random)) : Optional.empty();
  }

  private double slowdown(long time) {
    if (!deploying(time)) {
      return 1;
    }
    double done = (double) (time - from) / (until - from);
    boolean halfTheSites = done > 0.35 && done < 0.65;
    return halfTheSites ? 1.8 : 1.25;
  }

  private boolean deploying(long time) {
    return !scenario.equals("none") && time >= from && time < until;
  }
}
