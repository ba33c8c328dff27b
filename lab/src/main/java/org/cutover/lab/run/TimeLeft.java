package org.cutover.lab.run;

import java.time.Duration;

/** Estimates how long the remaining trials take: their loads, and what the others took besides. */
final class TimeLeft {
  private final Duration guess;
  private Duration took = Duration.ZERO;
  private int trials;

  /**
   * @param load of one trial
   * @param between the loads of two trials
   */
  TimeLeft(Duration load, Duration between) {
    this.guess = load.plus(between);
  }

  void trialTook(long nanos) {
    took = took.plusNanos(nanos);
    trials++;
  }

  Duration of(int remaining) {
    Duration each = trials == 0 ? guess : took.dividedBy(trials);
    return each.multipliedBy(remaining);
  }
}
