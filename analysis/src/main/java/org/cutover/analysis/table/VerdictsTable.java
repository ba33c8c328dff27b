package org.cutover.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Comparison;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.Verdict;
import org.cutover.analysis.statistics.TestResult;

/** Tables 6.x, beyond the study: how large each difference is, how sure, and the verdict. */
final class VerdictsTable implements TableKind {
  @Override
  public String heading() {
    return "Differences and verdicts";
  }

  @Override
  public List<Table> tables(Analysis analysis) {
    List<Table> tables = new ArrayList<>();
    if (!analysis.comparisons().isEmpty()) {
      for (Metric metric : analysis.metrics()) {
        tables.add(table("6." + (tables.size() + 1), analysis, metric));
      }
    }
    return tables;
  }

  private static Table table(String id, Analysis analysis, Metric metric) {
    double alpha = analysis.archive().experiment().settings().alpha();
    int decimals = Precision.decimals(analysis, metric);
    String interval = Numbers.precise(100 * (1 - alpha)) + " % interval";
    List<String> columns =
        List.of(
            "Traffic",
            "Scenario",
            "Verdict",
            "Difference",
            interval,
            "Hedges' g",
            "p (Welch)",
            "p (Holm)",
            "p (Mann–Whitney)",
            "p (TOST)");
    Experiment experiment = analysis.archive().experiment();
    List<Table.Row> rows =
        analysis.comparisons().stream()
            .filter(comparison -> comparison.metric().equals(metric))
            .map(comparison -> row(experiment, comparison, decimals, alpha))
            .toList();
    String title = "Difference in " + metric.name() + " (" + metric.unit() + ") and verdict";
    return new Table(id, title, columns, rows, notes(analysis, metric));
  }

  private static Table.Row row(
      Experiment experiment, Comparison comparison, int decimals, double alpha) {
    return Table.Row.of(
        List.of(
            Table.Cell.text(Columns.capitalized(comparison.scenario().cell().level())),
            Table.Cell.text(experiment.label(comparison.scenario().cell())),
            verdict(comparison.verdict()),
            difference(comparison.difference(), decimals),
            interval(comparison, decimals),
            difference(comparison.hedgesG(), 2),
            PValuesTable.cell(p(comparison, "welch"), alpha),
            PValuesTable.cell(comparison.holm(), alpha),
            PValuesTable.cell(p(comparison, "mann-whitney"), alpha),
            PValuesTable.cell(p(comparison, "tost"), alpha)));
  }

  private static Table.Cell difference(OptionalDouble value, int decimals) {
    return value.isEmpty()
        ? Table.Cell.NOTHING
        : new Table.Cell(Numbers.signed(value.getAsDouble(), decimals), value, Table.Mark.NONE);
  }

  private static Table.Cell interval(Comparison comparison, int decimals) {
    return comparison
        .test("welch")
        .filter(welch -> welch.interval().low().isPresent())
        .map(
            welch ->
                Numbers.signed(welch.interval().low().getAsDouble(), decimals)
                    + " … "
                    + Numbers.signed(welch.interval().high().getAsDouble(), decimals))
        .map(Table.Cell::text)
        .orElse(Table.Cell.NOTHING);
  }

  private static OptionalDouble p(Comparison comparison, String test) {
    return comparison.test(test).map(TestResult::p).orElseGet(OptionalDouble::empty);
  }

  private static Table.Cell verdict(Verdict verdict) {
    String needed =
        verdict.repetitionsNeeded().isPresent()
            ? " (" + verdict.repetitionsNeeded().getAsLong() + " repetitions)"
            : "";
    Table.Mark mark =
        switch (verdict.kind()) {
          case HARM -> Table.Mark.HARM;
          case EQUIVALENT, BETTER -> Table.Mark.GOOD;
          case INCONCLUSIVE -> Table.Mark.NONE;
        };
    return Table.Cell.text(verdict.kind().word() + needed).marked(mark);
  }

  private static List<String> notes(Analysis analysis, Metric metric) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Verdict: equivalent if TOST is significant; else harm or better if the Holm-adjusted p is;"
            + " else inconclusive, with the repetitions per cell that would settle it.");
    for (Comparison comparison : analysis.comparisons()) {
      if (comparison.metric().equals(metric)) {
        comparison.warnings().forEach(warning -> notes.add(note(comparison, warning)));
      }
    }
    // What is to be said of a control is said of every comparison with it.
    return notes.stream().distinct().toList();
  }

  /** A warning and what it is about, unless it says so itself. */
  private static String note(Comparison comparison, String warning) {
    String cell = comparison.scenario().cell() + ": ";
    String control = comparison.control().cell() + ": ";
    boolean said = warning.startsWith(cell) || warning.startsWith(control);
    return (said ? "" : cell) + warning + ".";
  }
}
