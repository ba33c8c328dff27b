package org.cutover.analysis.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cutover.analysis.statistics.TestResult;

/**
 * A deployment scenario compared with the control of its level, in one metric.
 *
 * @param scenario the cell with a deployment
 * @param control the cell without
 * @param difference mean of the scenario less mean of the control; empty where a side has no trials
 * @param tests the results of all tests
 * @param holm Welch's p-value adjusted within its family, which is one metric and deployer
 * @param hedgesG the difference in standard deviations
 * @param cliffsDelta the dominance that belongs to the Mann–Whitney test
 * @param margin the margin of equivalence in the metric's unit
 * @param verdict the finding
 * @param warnings what a reader should know beside the numbers
 */
public record Comparison(
    CellValues scenario,
    CellValues control,
    OptionalDouble difference,
    List<TestResult> tests,
    OptionalDouble holm,
    OptionalDouble hedgesG,
    OptionalDouble cliffsDelta,
    OptionalDouble margin,
    Verdict verdict,
    List<String> warnings) {

  /** Copies the lists. */
  public Comparison {
    tests = List.copyOf(tests);
    warnings = List.copyOf(warnings);
  }

  /** What is compared. */
  public Metric metric() {
    return scenario.metric();
  }

  /** The result of a test by its name. */
  public Optional<TestResult> test(String name) {
    return tests.stream().filter(result -> result.test().equals(name)).findFirst();
  }
}
