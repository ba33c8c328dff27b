package org.cutover.analysis.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Comparison;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Verdict;
import org.cutover.analysis.statistics.TestResult;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.table.Precision;

/**
 * One metric of one scenario against no deployment, in words.
 *
 * @param scenario the scenario as a line begins
 * @param metric such as {@code error rate}
 * @param kind the verdict
 * @param change from what to what, with the unit
 * @param trials how many trials of the scenario and of the control
 * @param sure how sure it is, or what it would take
 */
record Finding(
    String scenario, String metric, Verdict.Kind kind, String change, String trials, String sure) {

  static Finding of(Analysis analysis, Comparison comparison) {
    String trials =
        comparison.scenario().values().size() + " and " + comparison.control().values().size();
    return new Finding(
        analysis.archive().experiment().label(comparison.scenario().cell()),
        comparison.metric().name(),
        comparison.verdict().kind(),
        change(analysis, comparison),
        trials,
        sure(comparison));
  }

  /** The verdict in one word of a person's. */
  String word() {
    return switch (kind) {
      case HARM -> "worse";
      case BETTER -> "better";
      case EQUIVALENT -> "same";
      case INCONCLUSIVE -> "open";
    };
  }

  /** The scenario within a sentence. */
  String scenarioInside() {
    return scenario.substring(0, 1).toLowerCase(Locale.ROOT) + scenario.substring(1);
  }

  private static String change(Analysis analysis, Comparison comparison) {
    if (comparison.difference().isEmpty()) {
      return "no trials to compare";
    }
    String unit = " " + comparison.metric().unit();
    int decimals = Precision.decimals(analysis, comparison.metric());
    String before = mean(comparison.control(), decimals);
    String after = mean(comparison.scenario(), decimals);
    if (comparison.metric().id().equals(MetricCatalogue.ERROR_RATE)
        && Stream.of(comparison.control(), comparison.scenario())
            .allMatch(cell -> cell.values().stream().allMatch(rate -> rate == 0))) {
      return "no error";
    }
    return (before.equals(after) ? before : before + " → " + after) + unit;
  }

  private static String mean(CellValues cell, int decimals) {
    return Numbers.fixed(cell.summary().orElseThrow().mean(), decimals);
  }

  private static String sure(Comparison comparison) {
    OptionalDouble tost =
        comparison.test("tost").map(TestResult::p).orElseGet(OptionalDouble::empty);
    return switch (comparison.verdict().kind()) {
      case HARM, BETTER ->
          comparison.holm().stream().mapToObj(p -> p("Holm p", p)).findFirst().orElse("");
      case EQUIVALENT ->
          tost.stream().mapToObj(p -> p("TOST p", p)).findFirst().orElse("no error on either side");
      case INCONCLUSIVE ->
          tested(comparison)
              ? needed(comparison.verdict().repetitionsNeeded())
              : "not tested: needs two trials per cell";
    };
  }

  /** A single trial says nothing of chance. */
  private static boolean tested(Comparison comparison) {
    return Stream.of(comparison.scenario(), comparison.control())
        .allMatch(cell -> cell.values().size() > 1);
  }

  private static String p(String name, double p) {
    String value = Numbers.p(p);
    return name + (value.startsWith("<") ? " < " + value.substring(1) : " = " + value);
  }

  private static String needed(OptionalLong trials) {
    return trials.isPresent()
        ? "needs about " + trials.getAsLong() + " trials per cell"
        : "not settled by more trials";
  }
}
