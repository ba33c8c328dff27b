package org.cutover.analysis.comparison;

import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.statistics.TestResult;

/**
 * A comparison before it is judged.
 *
 * @param scenario the cell with a deployment
 * @param control the cell without
 * @param scenarioTrials the trials behind it
 * @param controlTrials the trials behind it
 * @param margin the margin of equivalence in the metric's unit
 * @param tests the results of all tests
 */
record Pair(
    CellValues scenario,
    CellValues control,
    List<Trial> scenarioTrials,
    List<Trial> controlTrials,
    OptionalDouble margin,
    List<TestResult> tests) {

  Metric metric() {
    return scenario.metric();
  }

  OptionalDouble p(String test) {
    return tests.stream()
        .filter(result -> result.test().equals(test))
        .map(TestResult::p)
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst();
  }

  OptionalDouble difference() {
    if (scenario.summary().isEmpty() || control.summary().isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(scenario.summary().get().mean() - control.summary().get().mean());
  }

  boolean noErrorAnywhere() {
    return metric().id().equals(MetricCatalogue.ERROR_RATE)
        && difference().isPresent()
        && scenario.summary().get().max() == 0
        && control.summary().get().max() == 0;
  }

  long fewestRequests() {
    return Math.min(requests(scenarioTrials), requests(controlTrials));
  }

  int fewestTrials() {
    return Math.min(scenarioTrials.size(), controlTrials.size());
  }

  private static long requests(List<Trial> trials) {
    return trials.stream().mapToLong(Trial::samples).sum();
  }
}
