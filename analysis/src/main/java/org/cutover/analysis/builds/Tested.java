package org.cutover.analysis.builds;

import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.statistics.Contrast;
import org.cutover.analysis.statistics.ContrastTests;
import org.cutover.analysis.statistics.Question;
import org.cutover.analysis.statistics.TestCatalogue;
import org.cutover.analysis.statistics.TestResult;

/**
 * A comparison before it is judged.
 *
 * @param cells what is compared
 * @param margin how much worse the candidate may be, in the metric's unit
 * @param difference the candidate less the baseline; empty where a side has no trials
 * @param welch whether there is a difference
 * @param ranks the same by ranks; undefined for effects
 * @param tost whether the difference is within the margin, either way
 * @param nonInferiority whether the candidate is worse by less than the margin
 * @param hedgesG the difference in standard deviations
 */
public record Tested(
    Cells cells,
    OptionalDouble margin,
    OptionalDouble difference,
    TestResult welch,
    TestResult ranks,
    TestResult tost,
    TestResult nonInferiority,
    OptionalDouble hedgesG) {

  static Tested of(Cells cells, OptionalDouble margin, double alpha) {
    Question question = new Question(alpha, margin);
    Contrast contrast = cells.contrast();
    return new Tested(
        cells,
        margin,
        contrast.estimate(),
        ContrastTests.welch(contrast, question),
        ranks(cells, question),
        ContrastTests.equivalence(contrast, question),
        ContrastTests.nonInferiority(contrast, question, cells.metric().higherIsWorse()),
        contrast.hedgesG());
  }

  private static TestResult ranks(Cells cells, Question question) {
    return cells.design() == Design.CELLS
        ? TestCatalogue.MANN_WHITNEY.test(cells.b().array(), cells.a().array(), question)
        : TestResult.undefined(
            TestCatalogue.MANN_WHITNEY.name(),
            "not tested by ranks: they know no difference of differences");
  }

  /** All tests, in the order in which files list them. */
  public List<TestResult> tests() {
    return List.of(welch, ranks, tost, nonInferiority);
  }

  /** The difference in the direction of harm. */
  OptionalDouble worsening() {
    return difference.isEmpty()
        ? difference
        : OptionalDouble.of(inDirectionOfHarm(difference.getAsDouble()));
  }

  /** The worst that is left possible by the one-sided bound; below 0 for a sure improvement. */
  OptionalDouble worstLeft() {
    TestResult.Interval bound = nonInferiority.interval();
    return cells.metric().higherIsWorse()
        ? bound.high()
        : bound.low().stream().map(this::inDirectionOfHarm).findFirst();
  }

  private double inDirectionOfHarm(double difference) {
    return cells.metric().higherIsWorse() ? difference : -difference;
  }
}
