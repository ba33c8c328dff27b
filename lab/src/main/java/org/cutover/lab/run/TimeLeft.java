package org.cutover.lab.run;

import java.time.Duration;

/** Estimates how long the remaining trials take: their loads, and what the others took besides. */
final class TimeLeft {
  private static final Duration FIRST_GUESS = Duration.ofSeconds(3);

  private final Duration load;
  private Duration took = Duration.ZERO;
  private int trials;

  TimeLeft(Duration load) {
    this.load = load;
  }

  void trialTook(long nanos) {
    took = took.plusNanos(nanos);
    trials++;
  }

  Duration of(int remaining) {
    Duration each = trials == 0 ? load.plus(FIRST_GUESS) : took.dividedBy(trials);
    return each.multipliedBy(remaining);
  }
}
