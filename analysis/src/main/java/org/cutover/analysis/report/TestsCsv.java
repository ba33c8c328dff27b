package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Comparison;
import org.cutover.analysis.format.CsvFormat;
import org.cutover.analysis.statistics.Summary;
import org.cutover.analysis.statistics.TestResult;
import org.cutover.analysis.table.Numbers;

/** {@code data/tests.csv}: a row for each comparison and test; what does not apply is empty. */
final class TestsCsv {
  static final List<String> HEADER =
      List.of(
          "metric",
          "level",
          "scenario",
          "control",
          "test",
          "n_scenario",
          "n_control",
          "mean_scenario",
          "mean_control",
          "difference",
          "ci_low",
          "ci_high",
          "statistic",
          "df",
          "p",
          "p_holm",
          "effect",
          "effect_size",
          "deployer",
          "margin",
          "verdict",
          "warnings");

  private TestsCsv() {}

  static String render(Analysis analysis) {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison comparison : analysis.comparisons()) {
      comparison.tests().forEach(result -> rows.add(row(comparison, result)));
    }
    return CsvFormat.csv(HEADER, rows);
  }

  private static List<String> row(Comparison comparison, TestResult result) {
    // The verdict and what qualifies it belong to the whole comparison; its first row is Welch's.
    boolean welch = result.test().equals("welch");
    CellValues scenario = comparison.scenario();
    List<String> row = new ArrayList<>();
    row.add(comparison.metric().id());
    row.add(scenario.cell().level());
    row.add(scenario.cell().scenario());
    row.add(comparison.control().cell().scenario());
    row.add(result.test());
    row.add(Integer.toString(scenario.values().size()));
    row.add(Integer.toString(comparison.control().values().size()));
    row.add(mean(scenario));
    row.add(mean(comparison.control()));
    row.add(Numbers.precise(comparison.difference()));
    row.add(Numbers.precise(result.interval().low()));
    row.add(Numbers.precise(result.interval().high()));
    row.add(Numbers.precise(result.statistic()));
    row.add(Numbers.precise(result.df()));
    row.add(Numbers.precise(result.p()));
    row.add(welch ? Numbers.precise(comparison.holm()) : "");
    OptionalDouble effect = effect(comparison, result);
    row.add(effect.isPresent() ? effectName(result) : "");
    row.add(Numbers.precise(effect));
    row.add(scenario.cell().deployer());
    row.add(Numbers.precise(comparison.margin()));
    row.add(welch ? comparison.verdict().kind().word() : "");
    row.add(String.join("; ", warnings(comparison, result, welch)));
    return row;
  }

  private static String mean(CellValues cell) {
    return cell.summary().map(Summary::mean).map(Numbers::precise).orElse("");
  }

  private static OptionalDouble effect(Comparison comparison, TestResult result) {
    return switch (result.test()) {
      case "welch", "student" -> comparison.hedgesG();
      case "mann-whitney" -> comparison.cliffsDelta();
      default -> OptionalDouble.empty();
    };
  }

  private static String effectName(TestResult result) {
    return result.test().equals("mann-whitney") ? "cliffs-delta" : "hedges-g";
  }

  private static List<String> warnings(Comparison comparison, TestResult result, boolean welch) {
    List<String> warnings = new ArrayList<>(result.warnings());
    if (welch) {
      warnings.addAll(comparison.warnings());
    }
    return warnings;
  }
}
