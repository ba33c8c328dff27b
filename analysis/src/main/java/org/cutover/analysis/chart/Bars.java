package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.statistics.RateBound;
import org.cutover.analysis.statistics.Summary;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.table.Precision;

/** Bars from the cells of one metric. */
record Bars(Analysis analysis, Metric metric) {
  private static final int MOST_LONG_NAMES = 4;
  private static final int ROOM_FOR_NAMES = 600;
  private static final double WIDTH_OF_LETTER = 6.2;

  static Bars of(Analysis analysis, String metricId) {
    return new Bars(
        analysis,
        analysis.metrics().stream()
            .filter(metric -> metric.id().equals(metricId))
            .findFirst()
            .orElseThrow());
  }

  /** What the marks of a chart of these mean. */
  String note(BarNote note) {
    return note.text(experiment().settings().alpha());
  }

  /** All bars, grouped by level. */
  List<GroupedFigure.Bar> byLevel() {
    List<GroupedFigure.Bar> drawn = new ArrayList<>();
    List<Experiment.Level> levels = experiment().levels();
    for (int group = 0; group < levels.size(); group++) {
      List<CellKey> cells = experiment().cells(levels.get(group).name());
      for (int slot = 0; slot < cells.size(); slot++) {
        drawn.add(bar(cells.get(slot), group, slot, cells.size()));
      }
    }
    return drawn;
  }

  /** The names of the groups that {@link #byLevel} makes. */
  List<String> levelNames() {
    return experiment().levels().stream().map(level -> traffic(level.name())).toList();
  }

  /** The bars of one level, each a group of its own. */
  List<GroupedFigure.Bar> byScenario(String level) {
    List<GroupedFigure.Bar> drawn = new ArrayList<>();
    for (CellKey cell : experiment().cells(level)) {
      drawn.add(bar(cell, drawn.size(), 0, 1));
    }
    return drawn;
  }

  private GroupedFigure.Bar bar(CellKey cell, int group, int slot, int slots) {
    CellValues values = analysis.cell(metric, cell);
    boolean countedNothing = countedNothing(cell);
    int decimals = Precision.decimals(analysis, metric);
    String label =
        countedNothing
            ? "0 of " + requests(cell)
            : values.summary().map(s -> Numbers.fixed(s.mean(), decimals)).orElse("no trials");
    return new GroupedFigure.Bar(
        group,
        slot,
        slots,
        slots > 1 ? prefix(slot) + name(cell) : name(cell),
        slots > 1 && lettered() ? letter(slot) : shortName(cell),
        experiment().cells(cell.level()).indexOf(cell),
        values.summary(),
        countedNothing ? Optional.of(bound(cell)) : values.summary().flatMap(Bars::interval),
        values.values(),
        label);
  }

  private static Optional<GroupedFigure.Range> interval(Summary summary) {
    return summary.halfWidth().stream()
        .mapToObj(
            half ->
                new GroupedFigure.Range(Math.max(0, summary.mean() - half), summary.mean() + half))
        .findFirst();
  }

  /** Whether this is a rate of something that never happened in a cell. */
  private boolean countedNothing(CellKey cell) {
    List<Trial> trials = analysis.archive().trials(cell);
    return metric.id().equals(MetricCatalogue.ERROR_RATE)
        && !trials.isEmpty()
        && trials.stream().allMatch(trial -> trial.errors() == 0);
  }

  /** That nothing was counted does not mean a rate of nothing: how high it may still be. */
  private GroupedFigure.Range bound(CellKey cell) {
    double alpha = experiment().settings().alpha();
    return new GroupedFigure.Range(0, RateBound.upperPct(requests(cell), alpha));
  }

  private long requests(CellKey cell) {
    return analysis.archive().trials(cell).stream().mapToLong(Trial::samples).sum();
  }

  /** The scenario's name, in short where there are many of them. */
  String name(CellKey cell) {
    return experiment().cells(cell.level()).size() <= MOST_LONG_NAMES
        ? experiment().label(cell)
        : shortName(cell);
  }

  /** Whether letters stand below the bars, because the names would overlap there. */
  private boolean lettered() {
    List<CellKey> cells = experiment().cells(experiment().levels().get(0).name());
    int longest = cells.stream().mapToInt(cell -> shortName(cell).length()).max().orElse(0);
    int room = ROOM_FOR_NAMES / experiment().levels().size() / cells.size();
    return longest * WIDTH_OF_LETTER > room;
  }

  private static String letter(int slot) {
    return String.valueOf((char) ('a' + slot % 26));
  }

  private String prefix(int slot) {
    return lettered() ? letter(slot) + ": " : "";
  }

  /** What the letters below the bars stand for; empty where names stand there. */
  Optional<String> key() {
    List<CellKey> cells = experiment().cells(experiment().levels().get(0).name());
    return lettered()
        ? Optional.of(
            IntStream.range(0, cells.size())
                .mapToObj(slot -> prefix(slot) + shortName(cells.get(slot)))
                .collect(Collectors.joining(" · ")))
        : Optional.empty();
  }

  private String shortName(CellKey cell) {
    boolean several = experiment().deployers().size() > 1 && !cell.isControl();
    return cell.scenario() + (several ? " (" + cell.deployer() + ")" : "");
  }

  String axis() {
    return metric.title() + " (" + metric.unit() + ")";
  }

  /** A level's name as a heading begins, such as {@code Low traffic}. */
  static String traffic(String level) {
    return level.substring(0, 1).toUpperCase(Locale.ROOT) + level.substring(1) + " traffic";
  }

  private Experiment experiment() {
    return analysis.archive().experiment();
  }
}
