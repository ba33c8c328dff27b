package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.Examination;
import org.cutover.lab.Home;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.engine.EngineProbe;
import org.cutover.lab.containers.engine.Programs;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Topology;

/** What a machine has of what a lab in containers needs. */
final class MachineCheck {
  /** What Debian calls all that a lab and its faults need. */
  static final String PACKAGES = "podman runc netavark iptables debootstrap nftables iproute2";

  static final String NO_ENGINE =
      "neither podman nor docker is here; on Debian: apt-get install " + PACKAGES;

  private static final int DISK_MEGABYTES = 3_000;
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  private final Home home;
  private final Topology topology;

  MachineCheck(Home home, Topology topology) {
    this.home = home;
    this.topology = topology;
  }

  Examination examination() {
    List<String> figures = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    engines(figures, warnings, missing);
    figures.add("processors  " + Runtime.getRuntime().availableProcessors());
    memory(figures, warnings);
    long disk = home.folder().toFile().getUsableSpace() >> 20;
    figures.add("disk        %d MB free, %d MB needed".formatted(disk, DISK_MEGABYTES));
    if (disk < DISK_MEGABYTES) {
      missing.add("%d MB of disk are needed, %d MB are free".formatted(DISK_MEGABYTES, disk));
    }
    if (!Programs.onPath("debootstrap")) {
      warnings.add(
          "debootstrap is missing; it is needed where no image registry is within reach:"
              + " apt-get install debootstrap");
    }
    if (!Programs.onPath("nft") || !Programs.onPath("tc")) {
      warnings.add(
          "nft or tc is missing; 'lab fault cut' and 'lab fault slow' need them:"
              + " apt-get install nftables iproute2");
    }
    releases(missing);
    return new Examination(figures, warnings, missing);
  }

  private void engines(List<String> figures, List<String> warnings, List<String> missing) {
    List<EngineProbe.Answer> answers = EngineProbe.answers();
    if (answers.isEmpty()) {
      missing.add(NO_ENGINE);
      return;
    }
    boolean any = answers.stream().anyMatch(answer -> answer.engine().isPresent());
    for (EngineProbe.Answer answer : answers) {
      if (answer.engine().isPresent()) {
        figures.add("engine      " + answer.words());
      } else {
        (any ? warnings : missing).add(answer.words());
      }
    }
    if (!any) {
      missing.add("no engine answers; start one, or on Debian: apt-get install " + PACKAGES);
      return;
    }
    prove(ContainersProvider.engine(), figures, missing);
  }

  private void prove(Engine engine, List<String> figures, List<String> missing) {
    try {
      figures.add("proof       " + new MachineProof(engine, topology).prove());
    } catch (CutoverException fault) {
      if (fault.exitCode() != ExitCode.LAB) {
        throw fault;
      }
      missing.add(fault.getMessage());
    }
  }

  private void memory(List<String> figures, List<String> warnings) {
    int needed =
        topology.limits().entrySet().stream()
            .mapToInt(
                entry ->
                    entry.getValue().memoryMegabytes().orElse(0)
                        * (entry.getKey() == ServerType.NAME_SERVER ? 2 : topology.sites().size()))
            .sum();
    try {
      Matcher matcher = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
      if (matcher.find()) {
        long available = Long.parseLong(matcher.group(1)) / 1024;
        figures.add(
            "memory      %d MB available, %d MB allowed to all servers"
                .formatted(available, needed));
        if (available < needed) {
          warnings.add("servers that use all the memory they may will not find it");
        }
      }
    } catch (IOException notLinux) {
      warnings.add("this is no Linux: containers may not be reached by their addresses");
    }
  }

  private void releases(List<String> missing) {
    Path releases =
        home.folder().resolve("lab/sample-" + topology.application() + "/target/releases");
    if (!Files.isDirectory(releases)) {
      missing.add(
          releases
              + ": the sample application's releases are missing; build them with 'mvn -DskipTests"
              + " package', or choose 'application: java' in the topology");
    }
  }
}
