package org.cutover.lab.containers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;
import org.cutover.lab.containers.engine.Cgroup;
import org.cutover.lab.containers.engine.ContainerSpec;
import org.cutover.lab.containers.engine.Containers;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.engine.EngineProbe;
import org.cutover.lab.containers.topology.Limits;
import org.cutover.lab.containers.topology.Subnet;
import org.cutover.lab.containers.topology.Topology;

/**
 * Proves that an engine can do what a lab needs by doing it once: a network in the lab's range, a
 * container on it with an address and limits. Nothing of it is left, whether it succeeds or not.
 *
 * <p>The image is empty, and the container sees this machine's own programs: neither a registry nor
 * a mirror is needed, so that this comes before the images are built.
 */
final class MachineProof {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(50);

  /** Nothing listens there: an address that is reached refuses the connection. */
  private static final int CLOSED_PORT = 9;

  private static final Optional<Double> CPUS = Optional.of(0.5);
  private static final Optional<Integer> MEGABYTES = Optional.of(64);

  /** An archive without a file ends with two empty blocks; this is the usual size. */
  private static final int EMPTY_TAR = 10_240;

  private final Engine engine;
  private final Topology topology;
  private final ProofTraces traces;

  MachineProof(Engine engine, Topology topology) {
    this.engine = engine;
    this.topology = topology;
    this.traces = new ProofTraces(new Containers(engine), ProcessHandle.current().pid());
  }

  /**
   * Does it.
   *
   * @return what was seen, in a line
   * @throws CutoverException with the code for labs, what is wrong and what mends it; with the code
   *     for interruptions
   */
  String prove() {
    ProofTraces.removeAbandoned(new Containers(engine));
    try (ProofTraces left = traces) {
      importImage();
      Subnet subnet =
          LabNetwork.make(new Containers(engine), topology.network(), left.name(), left.label());
      Containers containers = started(subnet);
      long pid = containers.states(List.of(left.name())).get(left.name()).pid();
      String address = address(subnet);
      requireAnswer(address);
      return "a container at %s answers, held to %s"
          .formatted(address, held(asked(topology), Cgroup.of(pid)));
    }
  }

  private void importImage() {
    try {
      Path archive = Files.createTempFile("cutover-proof-", ".tar");
      try {
        Files.write(archive, new byte[EMPTY_TAR]);
        new Containers(engine)
            .importImage(archive, "CMD [\"/usr/bin/sleep\",\"60\"]", traces.image());
      } finally {
        Files.deleteIfExists(archive);
      }
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, "an image cannot be made: " + IoFailure.reason(e), e);
    }
  }

  /** Starts it with the first runtime that can; which one a lab takes is found out again. */
  private Containers started(Subnet subnet) {
    Set<String> complaints = new LinkedHashSet<>();
    for (Engine candidate : EngineProbe.candidates(engine)) {
      Containers containers = new Containers(candidate);
      try {
        containers.run(spec(subnet));
        return containers;
      } catch (CutoverException refused) {
        if (refused.exitCode() != ExitCode.LAB) {
          throw refused;
        }
        complaints.add(refused.getMessage());
        containers.removeContainers(traces.label());
      }
    }
    throw new CutoverException(ExitCode.LAB, String.join("\n", complaints));
  }

  private ContainerSpec spec(Subnet subnet) {
    Limits limits = asked(topology);
    return new ContainerSpec(
        traces.name(),
        traces.image(),
        "proof",
        traces.name(),
        address(subnet),
        traces.label(),
        limits.cpus(),
        limits.memoryMegabytes(),
        Stream.of("/usr", "/lib", "/lib64")
            .map(Path::of)
            .filter(Files::exists)
            .collect(Collectors.toMap(path -> path, path -> path + ":ro")));
  }

  /** The network's own gateway has the first one. */
  private static String address(Subnet subnet) {
    return subnet.address(2);
  }

  /** Small ones, of the kinds that the topology has at all. */
  static Limits asked(Topology topology) {
    return new Limits(
        topology.limits().values().stream().anyMatch(it -> it.cpus().isPresent())
            ? CPUS
            : Optional.empty(),
        topology.limits().values().stream().anyMatch(it -> it.memoryMegabytes().isPresent())
            ? MEGABYTES
            : Optional.empty());
  }

  /** What the kernel holds the container to, if that is what was asked for. */
  private static String held(Limits asked, Optional<Cgroup> group) {
    Limits enforced =
        new Limits(
            group.flatMap(Cgroup::cpus),
            group.stream()
                .flatMapToLong(it -> it.memoryLimit().stream())
                .mapToObj(bytes -> (int) (bytes >> 20))
                .findFirst());
    return held(asked, enforced);
  }

  static String held(Limits asked, Limits enforced) {
    List<String> lost = new ArrayList<>();
    if (asked.cpus().isPresent() && !asked.cpus().equals(enforced.cpus())) {
      lost.add("cpu");
    }
    if (asked.memoryMegabytes().isPresent()
        && !asked.memoryMegabytes().equals(enforced.memoryMegabytes())) {
      lost.add("memory");
    }
    if (!lost.isEmpty()) {
      throw new CutoverException(
          ExitCode.LAB,
          "the kernel holds a container to %s where %s were asked for; mount the control group of %s,"
                  .formatted(words(enforced), words(asked), String.join(" and of ", lost))
              + " or lift the limits in a topology file of your own (null)");
    }
    return words(enforced);
  }

  private static String words(Limits limits) {
    return limits.cpus().map(it -> String.format(Locale.ROOT, "%.2f", it)).orElse("all")
        + " processors and "
        + limits.memoryMegabytes().map(it -> it + " MB").orElse("all memory");
  }

  private static void requireAnswer(String address) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReached(address)) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new CutoverException(
            Thread.currentThread().isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.LAB,
            "a container at "
                + address
                + " runs, but cannot be reached from this machine; look for firewall rules that drop"
                + " packets to it");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static boolean isReached(String address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, CLOSED_PORT), (int) PATIENCE.toMillis());
      return true;
    } catch (ConnectException e) {
      return String.valueOf(e.getMessage()).contains("refused");
    } catch (IOException unreachable) {
      return false;
    }
  }
}
