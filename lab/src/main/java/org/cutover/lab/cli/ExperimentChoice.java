package org.cutover.lab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.ExperimentFile;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.Profiles;
import org.cutover.lab.machines.MachinesProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which experiment is meant. */
final class ExperimentChoice {
  @Parameters(
      arity = "0..1",
      paramLabel = "experiment.yml",
      description = "The experiment; without it, a profile is run.")
  Path file;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "An experiment that comes with the program: quick (default), short, study.")
  String profile;

  @Option(
      names = "--lab",
      paramLabel = "KIND",
      description = "The lab to run on: embedded, containers, or the path of an inventory.yml.")
  String lab;

  @Option(
      names = "--deployer",
      paramLabel = "NAME=COMMAND",
      description = "A deployer build to measure; several are compared. Replaces the file's.")
  List<String> deployers = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "LEVEL[/SCENARIO]",
      description = "Cut the matrix down; the control of a level always stays.")
  String only;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "How often each cell is run, 1 to 1000. Replaces the file's or the profile's.")
  Integer repetitions;

  @Option(
      names = "--fit-hold",
      description =
          "Lengthen the hold to what deployments need on this machine, as quick and short do"
              + " without being told.")
  boolean fitHold;

  @Option(names = "--seed", paramLabel = "N", description = "Another order of the trials.")
  Long seed;

  /** Whether the hold may become longer than the experiment says. */
  boolean mayLengthenHold() {
    return fitHold || (file == null && Profiles.fitsHold(profileName()));
  }

  private String profileName() {
    return Optional.ofNullable(profile).orElse(Profiles.NAMES.get(0));
  }

  /** Whether any of them was given that says which experiment is meant. */
  boolean given() {
    return file != null
        || profile != null
        || lab != null
        || !deployers.isEmpty()
        || only != null
        || repetitions != null
        || seed != null;
  }

  /** The experiment with the releases that lie beside its file; a profile has only its own. */
  Experiment located() {
    return file == null ? experiment() : Releases.located(experiment(), folder());
  }

  /** The folder that relative names in the file are meant from. */
  private Path folder() {
    Path parent = file == null ? null : file.toAbsolutePath().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  /** The experiment that was asked for. */
  Experiment experiment() {
    if (file != null && profile != null) {
      throw CutoverException.usage("give either an experiment file or --profile, not both");
    }
    Experiment experiment = file != null ? ExperimentFile.read(file) : Profiles.read(profileName());
    String kind = lab != null ? located(lab, Path.of("")) : located(experiment.lab(), folder());
    Experiment chosen =
        new Experiment(
            experiment.name(),
            kind,
            Optional.ofNullable(seed).orElse(experiment.seed()),
            repetitions == null ? experiment.repetitions() : counted(repetitions),
            experiment.order(),
            experiment.rows(),
            experiment.baseline(),
            experiment.request(),
            experiment.times(),
            experiment.levels(),
            experiment.scenarios(),
            deployers.isEmpty() ? experiment.deployers() : named(deployers),
            experiment.analysis(),
            experiment.reruns());
    return only == null ? chosen : Matrix.only(chosen, only);
  }

  private static int counted(int repetitions) {
    if (repetitions < 1 || repetitions > ExperimentFile.MOST_REPETITIONS) {
      throw CutoverException.usage(
          "--repetitions "
              + repetitions
              + ": give 1 to "
              + ExperimentFile.MOST_REPETITIONS
              + " of them");
    }
    return repetitions;
  }

  /** An inventory is named by its whole path: a run is taken up again from any folder. */
  private static String located(String lab, Path folder) {
    return MachinesProvider.isMeantBy(lab)
        ? folder.resolve(lab).toAbsolutePath().normalize().toString()
        : lab;
  }

  private static Map<String, String> named(List<String> entries) {
    Map<String, String> commands = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      String name = equals < 0 ? "" : entry.substring(0, equals);
      if (!name.matches("[a-z0-9][a-z0-9_.]{0,31}")) {
        throw CutoverException.usage(
            "--deployer "
                + entry
                + ": write NAME=COMMAND, the name in lower-case letters, digits, _ .");
      }
      if (commands.put(name, entry.substring(equals + 1)) != null) {
        throw CutoverException.usage("--deployer " + name + ": named twice");
      }
    }
    return commands;
  }
}
