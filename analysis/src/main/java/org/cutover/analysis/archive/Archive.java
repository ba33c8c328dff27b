package org.cutover.analysis.archive;

import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

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

  /**
   * Refuses an archive of nothing.
   *
   * @throws CutoverException with exit code 5 if it has no trials
   */
  public void requireTrials() {
    if (trials.isEmpty()) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, directory.resolve("trials.csv") + ": no trials to report on");
    }
  }

  /** The trials of one cell by run. */
  public List<Trial> trials(CellKey cell) {
    return trials.stream().filter(trial -> trial.cell().equals(cell)).toList();
  }
}
