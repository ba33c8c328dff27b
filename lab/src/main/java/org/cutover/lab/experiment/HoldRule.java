package org.cutover.lab.experiment;

import java.time.Duration;

/**
 * How long a hold has to be for the deployments that happen in it. No two deployments take the same
 * time, and a machine that is busy with something else makes one of them take half as long again:
 * the hold has room for two fifths more than the longest deployment that was measured, and one
 * second.
 */
public final class HoldRule {
  /** What a deployment may take beyond the longest that was measured, in tenths of that. */
  public static final int SPARE_TENTHS = 4;

  /** What every hold has to spare besides. */
  public static final Duration SPARE = Duration.ofSeconds(1);

  private HoldRule() {}

  /**
   * The hold that deployments need: {@code deployAt + 1.4 · longest + 1 s}, in whole seconds.
   *
   * @param longest time from the start of a deployer's process to the last line of its journal
   * @param deployAt when a deployment starts, from the start of the hold
   */
  public static Duration needed(Duration longest, Duration deployAt) {
    Duration exact =
        deployAt.plus(longest).plus(longest.multipliedBy(SPARE_TENTHS).dividedBy(10)).plus(SPARE);
    return Duration.ofSeconds((exact.toMillis() + 999) / 1000);
  }

  /**
   * Whether a deployment that takes this long ends within the hold, with nothing to spare.
   *
   * @param took as for {@link #needed}
   */
  public static boolean fits(Duration took, Experiment.Times times) {
    return times.deployAt().plus(took).compareTo(times.hold()) <= 0;
  }
}
