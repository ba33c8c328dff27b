package org.cutover.lab.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.Examination;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.LabProvider;
import org.cutover.lab.StandingLab;
import org.cutover.lab.embedded.daemon.Machine;
import org.cutover.lab.embedded.daemon.Requirements;
import org.cutover.lab.embedded.training.ClassTraining;

/** Labs on loopback, which need nothing but Java. */
public final class EmbeddedProvider implements LabProvider {
  private static final String PREFIX = "run-";

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public Examination examine(Home home) {
    Machine machine = Machine.inspect(home.labs(), home.cassandraLibrary());
    return new Examination(
        Requirements.figures(machine),
        Requirements.warnings(machine),
        Requirements.missing(machine));
  }

  @Override
  public StandingLab standing(Home home, String name) {
    return new StandingEmbeddedLab(home.labs().resolve(name), home);
  }

  @Override
  public Lab up(Home home, Terminal terminal) {
    sweep(home);
    // Named after the process, so that several runs at once do not meet.
    Path state = home.labs().resolve(PREFIX + ProcessHandle.current().pid());
    return new TemporaryLab(
        up(home, state, EmbeddedLab.Life.LEASHED, line -> terminal.status("lab: " + line)));
  }

  /** Brings a lab up with what the build keeps for it; the first of a build makes that. */
  static EmbeddedLab up(Home home, Path state, EmbeddedLab.Life life, Consumer<String> progress) {
    EmbeddedLab lab =
        EmbeddedLab.up(
            state, home.cassandraLibrary(), Optional.of(home.classArchives()), life, progress);
    try {
      if (lab.owned()) {
        ClassTraining.run(home, lab.inventory(), state.resolve("training"), progress);
      }
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  /** Removes what killed runs have left: their processes have ended with them, their files not. */
  private static void sweep(Home home) {
    try (Stream<Path> labs = Files.list(Files.createDirectories(home.labs()))) {
      for (Path lab : labs.filter(EmbeddedProvider::isAbandoned).toList()) {
        EmbeddedLab.down(lab, line -> {});
        LabTakedown.remove(lab);
      }
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB,
          home.labs() + ": labs of earlier runs cannot be removed: " + IoFailure.reason(e),
          e);
    }
  }

  private static boolean isAbandoned(Path lab) {
    String name = lab.getFileName().toString();
    return name.matches(PREFIX + "\\d{1,10}")
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
  }
}
