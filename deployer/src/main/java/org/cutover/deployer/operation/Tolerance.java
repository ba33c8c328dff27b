package org.cutover.deployer.operation;

import java.time.Duration;
import org.cutover.deployer.backoff.LatencyRule;

/**
 * What a deployment puts up with.
 *
 * @param clocks by how much the clocks of the application hosts may differ
 * @param latency by how much the copy may slow the service
 */
public record Tolerance(Duration clocks, LatencyRule latency) {
  /** What is usual. */
  public static final Tolerance USUAL = new Tolerance(Duration.ofMillis(500), new LatencyRule(50));
}
