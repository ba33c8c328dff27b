package org.cutover.deployer.operation;

import java.time.Duration;

/**
 * What a deployment puts up with.
 *
 * @param clocks by how much the clocks of the application hosts may differ
 */
public record Tolerance(Duration clocks) {
  /** What is usual. */
  public static final Tolerance USUAL = new Tolerance(Duration.ofMillis(500));
}
