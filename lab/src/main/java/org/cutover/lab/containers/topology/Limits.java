package org.cutover.lab.containers.topology;

import java.util.Optional;

/**
 * What a server may use.
 *
 * @param cpus processors, such as 1 or 0.5; empty: as many as there are
 * @param memoryMegabytes memory; empty: as much as there is
 */
public record Limits(Optional<Double> cpus, Optional<Integer> memoryMegabytes) {
  /** As much as there is. */
  public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
}
