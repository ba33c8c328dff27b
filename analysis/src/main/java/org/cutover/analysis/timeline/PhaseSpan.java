package org.cutover.analysis.timeline;

/**
 * A phase on the time axis.
 *
 * @param phase its name in the deployer's journal, such as {@code smoke-test}; {@link #BEFORE} and
 *     {@link #AFTER} for the time without a deployment
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

  /** Whether the deployment was under way; else this is the time before or after it. */
  public boolean isDeployment() {
    return !phase.equals(BEFORE) && !phase.equals(AFTER);
  }

  /** How long it took. */
  public double durationSeconds() {
    return toSeconds - fromSeconds;
  }
}
