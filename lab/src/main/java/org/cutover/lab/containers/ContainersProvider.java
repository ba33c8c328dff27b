package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;
import org.cutover.common.cli.Interruption;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.Examination;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.LabProvider;
import org.cutover.lab.StandingLab;
import org.cutover.lab.containers.engine.ControlGroup;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.engine.EngineProbe;
import org.cutover.lab.containers.topology.Topology;
import org.cutover.lab.containers.topology.TopologyFile;

/** Labs in containers, with the study's real parts. */
public final class ContainersProvider implements LabProvider {
  private static final String PREFIX = "run-";
  private static final String TOPOLOGY = "CUTOVER_TOPOLOGY";
  private static final Duration TIME_TO_STOP = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "containers";
  }

  @Override
  public Examination examine(Home home) {
    MachineCheck check = new MachineCheck(home, topology(home));
    // Ctrl-C leaves nothing of what is tried out, whichever command asks.
    try (Interruption interruption = Interruption.listen(TIME_TO_STOP)) {
      return interruption.breakingOff(check::examination);
    }
  }

  @Override
  public Home prepare(Home home, Consumer<String> progress) {
    return topology(home).application().equals("node")
        ? home.withSampleReleases(home.folder().resolve("lab/sample-node/target/releases"))
        : home;
  }

  @Override
  public StandingLab standing(Home home, String name) {
    return lab(home, name);
  }

  @Override
  public Lab up(Home home, Terminal terminal) {
    sweep(home);
    // Named after the process, so that several runs at once do not meet.
    StandingContainersLab lab = lab(home, PREFIX + ProcessHandle.current().pid());
    boolean up = false;
    try {
      lab.up(line -> terminal.status("lab: " + line));
      up = true;
      return new ContainersLab(lab, control(lab, terminal));
    } finally {
      if (!up) {
        lab.forget();
      }
    }
  }

  /** A run without a control host is worth having, but not to be compared with one that has it. */
  private static Optional<ControlGroup> control(StandingContainersLab lab, Terminal terminal) {
    try {
      return Optional.of(lab.makeControl());
    } catch (IOException e) {
      terminal.line(
          "warning: deployers are not held to the control host's limits ("
              + IoFailure.reason(e)
              + "), so what they use up here adds to what the service lacks; run as root, or compare"
              + " only with runs that say the same");
      return Optional.empty();
    }
  }

  private static StandingContainersLab lab(Home home, String name) {
    return new StandingContainersLab(
        home, new LabFolder(folder(home).resolve(name)), topology(home));
  }

  private static Path folder(Home home) {
    return home.labs().resolveSibling("containers");
  }

  /** The topology that the environment names, else the program's own. */
  static Topology topology(Home home) {
    Path file =
        Optional.ofNullable(System.getenv(TOPOLOGY))
            .map(Path::of)
            .orElse(home.folder().resolve("lab/containers/topology.yml"));
    return TopologyFile.read(file);
  }

  /**
   * The engine of this machine.
   *
   * @throws CutoverException with the code for labs if none answers
   */
  static Engine engine() {
    List<EngineProbe.Answer> answers = EngineProbe.answers();
    return answers.stream()
        .flatMap(answer -> answer.engine().stream())
        .findFirst()
        .orElseThrow(
            () ->
                new CutoverException(
                    ExitCode.LAB,
                    answers.isEmpty()
                        ? MachineCheck.NO_ENGINE
                        : answers.stream()
                            .map(EngineProbe.Answer::words)
                            .collect(Collectors.joining("\n"))));
  }

  /** Takes down what killed runs have left: containers do not end with the process. */
  private static void sweep(Home home) {
    try (Stream<Path> labs = Files.list(Files.createDirectories(folder(home)))) {
      for (Path abandoned : labs.filter(ContainersProvider::isAbandoned).toList()) {
        StandingContainersLab lab = lab(home, abandoned.getFileName().toString());
        lab.down(line -> {});
        lab.forget();
      }
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB,
          folder(home) + ": labs of earlier runs cannot be removed: " + IoFailure.reason(e),
          e);
    }
  }

  private static boolean isAbandoned(Path lab) {
    String name = lab.getFileName().toString();
    return name.matches(PREFIX + "\\d{1,10}")
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
  }
}
