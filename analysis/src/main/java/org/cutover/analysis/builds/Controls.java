package org.cutover.analysis.builds;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.statistics.Contrast;
import org.cutover.analysis.statistics.ContrastTests;
import org.cutover.analysis.statistics.Holm;
import org.cutover.analysis.statistics.Question;
import org.cutover.analysis.statistics.TestResult;

/**
 * The service without a deployment, in one metric at one level, on both sides: how alike the
 * machines and days were.
 *
 * @param a in the baseline's archive
 * @param b in the candidate's archive
 * @param welch whether they differ
 * @param holm the p-value adjusted over the levels of the metric
 * @param differ whether they differ significantly
 */
public record Controls(
    CellValues a, CellValues b, TestResult welch, OptionalDouble holm, boolean differ) {

  /** All levels of one metric. */
  static List<Controls> of(List<Cells> levels, double alpha) {
    Question question = new Question(alpha, OptionalDouble.empty());
    List<TestResult> tests =
        levels.stream()
            .map(c -> Contrast.between(c.controlB().array(), c.controlA().array()))
            .map(contrast -> ContrastTests.welch(contrast, question))
            .toList();
    List<OptionalDouble> holm = Holm.adjust(tests.stream().map(TestResult::p).toList());
    List<Controls> controls = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      OptionalDouble p = holm.get(i);
      boolean differ = p.isPresent() && p.getAsDouble() < alpha;
      Cells cells = levels.get(i);
      controls.add(new Controls(cells.controlA(), cells.controlB(), tests.get(i), p, differ));
    }
    return controls;
  }

  /** What is compared. */
  public Metric metric() {
    return a.metric();
  }

  /** The level of traffic. */
  public String level() {
    return a.cell().level();
  }
}
