package org.cutover.lab.containers;

import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.containers.engine.Containers;
import org.cutover.lab.containers.topology.Subnet;

/** Networks in the range that labs take theirs from. */
final class LabNetwork {
  private LabNetwork() {}

  /**
   * Makes a network in the first part of a range that nobody uses.
   *
   * @throws CutoverException with the code for labs if there is none, or the engine makes none
   */
  static Subnet make(Containers containers, Subnet range, String name, String label) {
    List<Subnet> taken = Subnets.inUse();
    return range
        .part(
            part -> taken.stream().noneMatch(part::overlaps) && made(containers, part, name, label))
        .orElseThrow(
            () ->
                new CutoverException(
                    ExitCode.LAB,
                    "no network can be made in "
                        + range
                        + ": all of it is in use; name another range in the topology file"));
  }

  private static boolean made(Containers containers, Subnet part, String name, String label) {
    Optional<String> complaint = containers.createNetwork(name, part.toString(), label);
    if (complaint.isPresent() && !isTaken(complaint.get())) {
      throw new CutoverException(
          ExitCode.LAB, "no network can be made in " + part + ": " + complaint.get());
    }
    return complaint.isEmpty();
  }

  /** Whether an engine refuses addresses only because another of its networks has them. */
  static boolean isTaken(String complaint) {
    return complaint.contains("already used on the host or by another config")
        || complaint.contains("already being used by a cni configuration")
        || complaint.contains("Pool overlaps with other one");
  }
}
