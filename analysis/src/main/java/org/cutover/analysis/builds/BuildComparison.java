package org.cutover.analysis.builds;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The candidate against the baseline, in one metric and one cell.
 *
 * @param tested what was compared, and what the tests say
 * @param deciding whether the overall verdict rests on it
 * @param holm Welch's p-value adjusted over the cells of its metric
 * @param gate Welch's p-value adjusted over all comparisons that decide; empty for others
 * @param worstLeft how much worse the candidate may still be at a confidence of 1 − alpha
 * @param verdict the finding
 * @param warnings what a reader should know beside the numbers
 */
public record BuildComparison(
    Tested tested,
    boolean deciding,
    OptionalDouble holm,
    OptionalDouble gate,
    OptionalDouble worstLeft,
    BuildVerdict verdict,
    List<String> warnings) {

  /** Copies the warnings. */
  public BuildComparison {
    warnings = List.copyOf(warnings);
  }

  /** What is compared. */
  public Cells cells() {
    return tested.cells();
  }

  /** The p-value that the verdict uses. */
  public OptionalDouble decidingP() {
    return deciding ? gate : holm;
  }

  /** {@code level/scenario}. */
  public String place() {
    return cells().level() + "/" + cells().scenario();
  }
}
