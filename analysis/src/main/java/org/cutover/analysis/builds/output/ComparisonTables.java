package org.cutover.analysis.builds.output;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.BuildComparison;
import org.cutover.analysis.builds.BuildVerdict;
import org.cutover.analysis.builds.Controls;
import org.cutover.analysis.builds.Design;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.statistics.TestResult;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.table.Precision;
import org.cutover.analysis.table.Table;

/** The tables of a comparison of builds. */
final class ComparisonTables {
  private final BuildAnalysis analysis;

  ComparisonTables(BuildAnalysis analysis) {
    this.analysis = analysis;
  }

  /** Verdicts, levels down and scenarios across. */
  Table cells() {
    List<BuildAnalysis.CellVerdict> cells = analysis.cells();
    List<String> scenarios =
        cells.stream().map(BuildAnalysis.CellVerdict::scenario).distinct().toList();
    List<String> columns = new ArrayList<>(List.of("Traffic"));
    scenarios.forEach(scenario -> columns.add(Experiment.label(scenario)));
    List<Table.Row> rows = new ArrayList<>();
    for (String level : cells.stream().map(c -> c.level()).distinct().toList()) {
      List<Table.Cell> row = new ArrayList<>(List.of(Table.Cell.text(level)));
      cells.stream()
          .filter(cell -> cell.level().equals(level))
          .forEach(cell -> row.add(verdict(cell.verdict())));
      rows.add(Table.Row.of(row));
    }
    return new Table("1", "Is B worse than A?", columns, rows, List.of());
  }

  /** What the verdict rests on, narrow enough for a terminal. */
  Table decisive() {
    return comparisons("2", "What the verdict rests on", analysis.decisive());
  }

  /** What else was measured. */
  Table shown() {
    String id = analysis.controls().isEmpty() ? "4" : "5";
    return comparisons(id, "Also measured, deciding nothing", analysis.shown());
  }

  private Table comparisons(String id, String title, List<BuildComparison> comparisons) {
    List<String> columns = List.of("Cell", "Measured", "A", "B", "Worse by ≤", "Margin", "B is");
    return new Table(id, title, columns, comparisons.stream().map(this::row).toList(), List.of());
  }

  private Table.Row row(BuildComparison comparison) {
    Metric metric = comparison.cells().metric();
    int decimals = decimals(comparison);
    boolean effects = analysis.builds().design() == Design.EFFECTS;
    return Table.Row.of(
        List.of(
            Table.Cell.text(comparison.place()),
            Table.Cell.text(shortName(metric)),
            value(comparison.cells().valueA(), decimals, effects),
            value(comparison.cells().valueB(), decimals, effects),
            value(comparison.worstLeft(), decimals, true),
            value(comparison.tested().margin(), decimals, false),
            verdict(comparison.verdict())));
  }

  /** The tests behind the verdicts. */
  Table tests() {
    List<String> columns =
        List.of(
            "Cell",
            "Measured",
            "B − A",
            Numbers.precise(100 * (1 - analysis.settings().alpha())) + " % interval",
            "Hedges' g",
            "p (not worse)",
            "p (Welch)",
            "p (Holm)",
            "p (Mann–Whitney)",
            "p (TOST)");
    List<Table.Row> rows = analysis.comparisons().stream().map(this::testRow).toList();
    String note =
        "p (not worse): one-sided, that B is worse by less than the margin. p (Holm): Welch's,"
            + " adjusted over all comparisons that decide, and for others over the cells of the"
            + " metric.";
    return new Table("3", "Tests", columns, rows, List.of(note));
  }

  private Table.Row testRow(BuildComparison comparison) {
    int decimals = decimals(comparison);
    return Table.Row.of(
        List.of(
            Table.Cell.text(comparison.place()),
            Table.Cell.text(shortName(comparison.cells().metric())),
            value(comparison.tested().difference(), decimals, true),
            interval(comparison.tested().welch().interval(), decimals),
            value(comparison.tested().hedgesG(), 2, true),
            p(comparison.tested().nonInferiority().p()),
            p(comparison.tested().welch().p()),
            p(comparison.decidingP()),
            p(comparison.tested().ranks().p()),
            p(comparison.tested().tost().p())));
  }

  /** How alike the archives are without a deployment. */
  Table controls() {
    List<String> columns = List.of("Traffic", "Measured", "A", "B", "B − A", "p (Holm)");
    return new Table(
        "4",
        "Without a deployment",
        columns,
        analysis.controls().stream().map(this::controlRow).toList(),
        List.of());
  }

  private Table.Row controlRow(Controls controls) {
    int decimals = decimals(controls.metric(), controls);
    OptionalDouble a = mean(controls.a());
    OptionalDouble b = mean(controls.b());
    OptionalDouble difference =
        a.isPresent() && b.isPresent()
            ? OptionalDouble.of(b.getAsDouble() - a.getAsDouble())
            : OptionalDouble.empty();
    return Table.Row.of(
        List.of(
            Table.Cell.text(controls.level()),
            Table.Cell.text(shortName(controls.metric())),
            value(a, decimals, false),
            value(b, decimals, false),
            value(difference, decimals, true),
            p(controls.holm())));
  }

  private static OptionalDouble mean(CellValues values) {
    return values.summary().stream().mapToDouble(summary -> summary.mean()).findFirst();
  }

  private static Table.Cell verdict(BuildVerdict verdict) {
    Table.Mark mark =
        switch (verdict.kind()) {
          case WORSE -> Table.Mark.HARM;
          case BETTER, NOT_WORSE -> Table.Mark.GOOD;
          case INCONCLUSIVE -> Table.Mark.NONE;
        };
    return Table.Cell.text(Wording.word(verdict)).marked(mark);
  }

  private static Table.Cell value(OptionalDouble value, int decimals, boolean signed) {
    return value.isPresent() && signed
        ? new Table.Cell(Numbers.signed(value.getAsDouble(), decimals), value, Table.Mark.NONE)
        : Table.Cell.number(value, decimals);
  }

  private static Table.Cell interval(TestResult.Interval interval, int decimals) {
    return interval.low().isEmpty() || interval.high().isEmpty()
        ? Table.Cell.NOTHING
        : Table.Cell.text(
            Numbers.signed(interval.low().getAsDouble(), decimals)
                + " … "
                + Numbers.signed(interval.high().getAsDouble(), decimals));
  }

  private Table.Cell p(OptionalDouble p) {
    if (p.isEmpty()) {
      return Table.Cell.NOTHING;
    }
    boolean significant = p.getAsDouble() < analysis.settings().alpha();
    return new Table.Cell(
        Numbers.p(p.getAsDouble()),
        p,
        significant ? Table.Mark.SIGNIFICANT : Table.Mark.NOT_SIGNIFICANT);
  }

  /** Such as {@code avg (ms)}: the name in files, which is short, and the unit. */
  private static String shortName(Metric metric) {
    String name = metric.id().replaceFirst("_(ms|pct|rps)$", "").replace('_', ' ');
    return name + " (" + (metric.unit().equals("correct answers/s") ? "/s" : metric.unit()) + ")";
  }

  private int decimals(BuildComparison comparison) {
    Metric metric = comparison.cells().metric();
    return Precision.decimals(
        metric,
        analysis.comparisons().stream()
            .filter(other -> other.cells().metric().equals(metric))
            .flatMap(other -> Stream.of(other.cells().a(), other.cells().b())));
  }

  static int decimals(Metric metric, Controls controls) {
    return Precision.decimals(metric, Stream.of(controls.a(), controls.b()));
  }
}
