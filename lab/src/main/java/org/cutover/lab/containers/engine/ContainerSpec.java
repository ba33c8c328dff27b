package org.cutover.lab.containers.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be made.
 *
 * @param name unique on this machine
 * @param mounts folders of this machine, each with where the container sees it and {@code :ro} or
 *     {@code :rw}
 */
public record ContainerSpec(
    String name,
    String image,
    String hostName,
    String network,
    String address,
    String label,
    Optional<Double> cpus,
    Optional<Integer> memoryMegabytes,
    Map<Path, String> mounts) {
  /** Copies the map. */
  public ContainerSpec {
    mounts = Map.copyOf(mounts);
  }
}
