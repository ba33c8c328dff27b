package org.cutover.analysis.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Reads an archive: the experiment and its trials, checked against each other. */
public final class ArchiveReader {
  private static final List<String> USUAL_LEVELS = List.of("low", "medium", "high");
  private static final List<String> USUAL_SCENARIOS = List.of("none", "success", "failure");

  private final Set<String> metrics;

  /**
   * @param metrics the names of the metrics that the experiment file may give a margin
   */
  public ArchiveReader(Set<String> metrics) {
    this.metrics = Set.copyOf(metrics);
  }

  /**
   * Reads the archive in a folder. Samples are not needed, nor is {@code experiment.yml}: then the
   * matrix is what the rows show, and missing trials cannot be told.
   *
   * @throws CutoverException with exit code 5 if it is broken, 2 if there is no such folder
   */
  public Archive read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw CutoverException.usage(
          directory
              + (Files.exists(directory)
                  ? ": is a file; name the folder that holds trials.csv"
                  : ": no such folder; name one that holds trials.csv"));
    }
    Path file = directory.resolve("trials.csv");
    List<TrialsFile.Row> numbered = TrialsFile.read(file);
    List<Trial> rows = numbered.stream().map(TrialsFile.Row::trial).toList();
    Experiment planned =
        new ExperimentFile(metrics)
            .read(directory.resolve("experiment.yml"))
            .orElseGet(() -> shownBy(name(directory), rows));
    Experiment experiment = withDeployers(planned, rows);
    refuse(file, MatrixCheck.problems(experiment, numbered));
    List<Trial> trials = sorted(experiment, rows);
    List<String> warnings = new ArrayList<>(ImportNotes.warnings(directory));
    warnings.addAll(warnings(experiment, trials));
    return new Archive(directory, experiment, trials, warnings);
  }

  private static String name(Path directory) {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    return name == null ? "experiment" : name.toString();
  }

  private static Experiment shownBy(String name, List<Trial> rows) {
    List<Experiment.Level> levels =
        usualFirst(USUAL_LEVELS, distinct(rows, trial -> trial.cell().level())).stream()
            .map(level -> new Experiment.Level(level, ""))
            .toList();
    List<String> scenarios =
        usualFirst(USUAL_SCENARIOS, distinct(rows, trial -> trial.cell().scenario()));
    return new Experiment(
        name, levels, scenarios, List.of(), OptionalInt.empty(), AnalysisSettings.DEFAULT);
  }

  /** The deployers are those of the rows; a planned one without a row is a missing one. */
  private static Experiment withDeployers(Experiment planned, List<Trial> rows) {
    Set<String> shown =
        rows.stream()
            .map(trial -> trial.cell().deployer())
            .filter(deployer -> !deployer.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> deployers = new LinkedHashSet<>(planned.deployers());
    deployers.addAll(shown);
    return new Experiment(
        planned.name(),
        planned.levels(),
        planned.scenarios(),
        shown.isEmpty() ? List.of() : List.copyOf(deployers),
        planned.repetitions(),
        planned.settings());
  }

  private static void refuse(Path file, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE,
          problems.stream().map(p -> file + ":" + p).collect(Collectors.joining("\n")));
    }
  }

  private static List<Trial> sorted(Experiment experiment, List<Trial> rows) {
    List<CellKey> order = experiment.cells();
    return rows.stream()
        .sorted(
            Comparator.comparingInt((Trial trial) -> order.indexOf(trial.cell()))
                .thenComparingInt(Trial::run))
        .toList();
  }

  private static List<String> warnings(Experiment experiment, List<Trial> trials) {
    List<String> warnings = new ArrayList<>();
    Map<CellKey, Long> counts =
        trials.stream().collect(Collectors.groupingBy(Trial::cell, Collectors.counting()));
    int planned = experiment.repetitions().orElse(1);
    for (CellKey cell : experiment.cells()) {
      long count = counts.getOrDefault(cell, 0L);
      if (count < planned) {
        warnings.add(cell + ": " + count + " of " + planned + " trials are there");
      }
    }
    for (Trial trial : trials) {
      if (trial.generatorLimited()) {
        warnings.add(trial.cell() + " run " + trial.run() + ": the load generator was the limit");
      }
    }
    return warnings;
  }

  private static List<String> distinct(List<Trial> rows, Function<Trial, String> key) {
    return rows.stream().map(key).distinct().sorted().toList();
  }

  private static List<String> usualFirst(List<String> usual, List<String> names) {
    List<String> ordered = new ArrayList<>(usual);
    ordered.retainAll(names);
    names.stream().filter(name -> !usual.contains(name)).forEach(ordered::add);
    return ordered;
  }
}
