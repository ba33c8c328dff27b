package org.cutover.analysis.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rows that have no place in the experiment's matrix, or whose place is taken. */
final class MatrixCheck {
  private MatrixCheck() {}

  /** One text a problem, starting with the line in {@code trials.csv}. */
  static List<String> problems(Experiment experiment, List<TrialsFile.Row> rows) {
    Set<CellKey> known = Set.copyOf(experiment.cells());
    Map<String, Long> taken = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (TrialsFile.Row row : rows) {
      CellKey cell = row.trial().cell();
      String place = cell + " run " + row.trial().run();
      Long earlier = taken.putIfAbsent(place, row.line());
      if (!known.contains(cell)) {
        problems.add(row.line() + ": " + unknown(experiment, cell));
      } else if (earlier != null) {
        problems.add(row.line() + ": " + place + " is already in line " + earlier);
      }
    }
    return problems;
  }

  private static String unknown(Experiment experiment, CellKey cell) {
    List<String> levels = experiment.levels().stream().map(Experiment.Level::name).toList();
    if (!levels.contains(cell.level())) {
      return "unknown level '" + cell.level() + "'; known: " + String.join(", ", levels);
    }
    if (!experiment.scenarios().contains(cell.scenario())) {
      String scenarios = String.join(", ", experiment.scenarios());
      return "unknown scenario '" + cell.scenario() + "'; known: " + scenarios;
    }
    return "deployer: empty, but other rows name one";
  }
}
