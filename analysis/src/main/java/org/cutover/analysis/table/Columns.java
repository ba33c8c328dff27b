package org.cutover.analysis.table;

import java.util.List;
import java.util.Locale;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;

/** What the tables of levels against scenarios have in common. */
final class Columns {
  private Columns() {}

  /** The cells of a level, with or without the control. */
  static List<CellKey> cells(Experiment experiment, String level, boolean withControl) {
    return experiment.cells(level).stream()
        .filter(cell -> withControl || !cell.isControl())
        .toList();
  }

  /** The headings that belong to those cells. */
  static List<String> labels(Experiment experiment, boolean withControl) {
    return experiment.levels().isEmpty()
        ? List.of()
        : cells(experiment, experiment.levels().get(0).name(), withControl).stream()
            .map(experiment::label)
            .toList();
  }

  /** A name as a heading begins. */
  static String capitalized(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
