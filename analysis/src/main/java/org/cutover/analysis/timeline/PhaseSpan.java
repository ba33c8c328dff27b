package org.cutover.analysis.timeline;

import java.util.Set;

/**
 * A phase on the time axis.
 *
 * @param phase its name in the deployer's journal, such as {@code smoke-test}; {@link #BEFORE} and
 *     {@link #AFTER} for the time without a deployment, {@link #DEPLOYMENT} and {@link #WHOLE} for
 *     sums
 * @param round 0 before the first drain, 1 from then on, 2 from the second drain on and so forth:
 *     in a blue-green deployment the half
 * @param label as people read it: {@code drain 2} where a phase has several rounds in this archive
 * @param fromSeconds its start, in seconds after the origin
 * @param toSeconds its end, at least {@code fromSeconds}
 */
public record PhaseSpan(
    String phase, int round, String label, double fromSeconds, double toSeconds) {
  /** What was before the deployment. */
  public static final String BEFORE = "before";

  /** What was after the deployment. */
  public static final String AFTER = "after";

  /** From the deployment's start to its end, all its phases and what is between them. */
  public static final String DEPLOYMENT = "deployment";

  /** From the first request to the last. */
  public static final String WHOLE = "whole trial";

  private static final Set<String> NO_PHASES = Set.of(BEFORE, AFTER, DEPLOYMENT, WHOLE);

  /** Whether this is a phase of a deployment; else it is the time around, or a sum. */
  public boolean isDeployment() {
    return !NO_PHASES.contains(phase);
  }

  /** Whether this sums up others. */
  public boolean isSum() {
    return phase.equals(DEPLOYMENT) || phase.equals(WHOLE);
  }

  /** How long it took. */
  public double durationSeconds() {
    return toSeconds - fromSeconds;
  }
}
