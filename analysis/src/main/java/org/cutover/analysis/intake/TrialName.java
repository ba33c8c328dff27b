package org.cutover.analysis.intake;

import java.util.regex.Pattern;
import org.cutover.analysis.archive.CellKey;

/**
 * Which trial something belongs to.
 *
 * @param cell where in the matrix
 * @param run its repetition, from 1
 */
record TrialName(CellKey cell, int run) {
  // Letters of any script; nothing that means something in a path.
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.+-]{0,63}");

  static TrialName of(String level, String scenario, String deployer, int run) {
    return new TrialName(new CellKey(level, scenario, deployer), run);
  }

  /**
   * Makes sure that a folder can be named after it.
   *
   * @throws IllegalArgumentException if not
   */
  TrialName checked() {
    check("level", cell.level());
    check("scenario", cell.scenario());
    if (!cell.deployer().isEmpty()) {
      check("deployer", cell.deployer());
    }
    return this;
  }

  private static void check(String column, String word) {
    if (!WORD.matcher(word).matches()) {
      throw new IllegalArgumentException(
          column + ": '" + word + "' should be letters, digits, spaces, _ . + - (at most 64)");
    }
  }

  /** The same trial where a scenario of another name is the control. */
  TrialName withControl(String control) {
    return cell.scenario().equals(control)
        ? of(cell.level(), CellKey.CONTROL, cell.deployer(), run)
        : this;
  }

  /** The name of its folder. */
  String id() {
    String id = run + "-" + cell.level() + "-" + cell.scenario();
    return cell.deployer().isEmpty() ? id : id + "-" + cell.deployer();
  }

  @Override
  public String toString() {
    return cell + " run " + run;
  }
}
