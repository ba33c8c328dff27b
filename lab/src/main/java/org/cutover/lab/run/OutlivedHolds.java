package org.cutover.lab.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cutover.lab.experiment.PlannedTrial;

/**
 * Counts the deployments that outlived the hold. One may be bad luck; when the same trial's does it
 * twice, or more than a quarter of all, the hold is too short and trials are not made with it
 * again.
 */
final class OutlivedHolds {
  private static final int TWICE = 2;
  private static final int A_QUARTER = 4;

  private final Map<PlannedTrial, Integer> byTrial = new HashMap<>();
  private int deployments;
  private int outlived;
  private Duration longest = Duration.ZERO;

  /**
   * Counts an attempt at a trial with a deployment.
   *
   * @param tooLong how long it took, if it outlived the hold
   */
  void count(PlannedTrial trial, Optional<Duration> tooLong) {
    deployments++;
    tooLong.ifPresent(
        took -> {
          outlived++;
          byTrial.merge(trial, 1, Integer::sum);
          longest = took.compareTo(longest) > 0 ? took : longest;
        });
  }

  /** Whether the hold is too short, so that further trials would be void for the same reason. */
  boolean tooMany() {
    return byTrial.values().stream().anyMatch(times -> times >= TWICE)
        || (outlived >= TWICE && outlived * A_QUARTER > deployments);
  }

  /** The longest deployment that outlived the hold. */
  Optional<Duration> longest() {
    return outlived == 0 ? Optional.empty() : Optional.of(longest);
  }

  @Override
  public String toString() {
    return "%d of %d deployments outlived the hold".formatted(outlived, deployments);
  }
}
