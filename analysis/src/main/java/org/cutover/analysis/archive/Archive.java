package org.cutover.analysis.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * An archive, read.
 *
 * @param directory where it lies
 * @param experiment its matrix
 * @param trials its valid trials, in the matrix's order and then by run
 * @param warnings what a reader of the results should know of the archive, such as missing trials
 */
public record Archive(
    Path directory, Experiment experiment, List<Trial> trials, List<String> warnings) {

  /** Copies the lists. */
  public Archive {
    trials = List.copyOf(trials);
    warnings = List.copyOf(warnings);
  }

  /** The trials of one cell by run. */
  public List<Trial> trials(CellKey cell) {
    return trials.stream().filter(trial -> trial.cell().equals(cell)).toList();
  }
}
