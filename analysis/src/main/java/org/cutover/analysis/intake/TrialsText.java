package org.cutover.analysis.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;
import org.cutover.analysis.archive.CellKey;

/** Writes {@code trials.csv}: the columns that any trial has, in the order of our own archives. */
final class TrialsText {
  private TrialsText() {}

  static void write(CSVPrinter out, List<ImportedTrial> trials) throws IOException {
    List<String> columns = columns(trials);
    out.printRecord(columns);
    for (ImportedTrial trial : trials) {
      List<String> values = new ArrayList<>();
      columns.forEach(column -> values.add(value(trial, column)));
      out.printRecord(values);
    }
  }

  private static List<String> columns(List<ImportedTrial> trials) {
    Set<String> present = new LinkedHashSet<>();
    trials.forEach(trial -> present.addAll(trial.row().keySet()));
    if (trials.stream().anyMatch(trial -> !trial.name().cell().deployer().isEmpty())) {
      present.add("deployer");
    }
    Set<String> columns = new LinkedHashSet<>(TrialValues.STUDY);
    TrialValues.FURTHER.stream().filter(present::contains).forEach(columns::add);
    columns.addAll(present);
    return List.copyOf(columns);
  }

  private static String value(ImportedTrial trial, String column) {
    CellKey cell = trial.name().cell();
    return switch (column) {
      case "level" -> cell.level();
      case "scenario" -> cell.scenario();
      case "run" -> Integer.toString(trial.name().run());
      case "deployer" -> cell.deployer();
      default -> trial.row().getOrDefault(column, "");
    };
  }

  /** The order of our own archives: by block, level, scenario and deployer. */
  static List<ImportedTrial> sorted(ImportedMatrix matrix, List<ImportedTrial> trials) {
    return trials.stream()
        .sorted(
            Comparator.comparingInt((ImportedTrial trial) -> trial.name().run())
                .thenComparingInt(trial -> matrix.levels().indexOf(trial.name().cell().level()))
                .thenComparingInt(
                    trial -> matrix.scenarios().indexOf(trial.name().cell().scenario()))
                .thenComparing(trial -> trial.name().cell().deployer()))
        .toList();
  }
}
