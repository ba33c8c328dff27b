package org.cutover.analysis.chart;

import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.table.Precision;

/** Bars from the cells of one metric. */
record Bars(Analysis analysis, Metric metric) {
  private static final int MOST_LONG_NAMES = 4;

  static Bars of(Analysis analysis, String metricId) {
    return new Bars(
        analysis,
        analysis.metrics().stream()
            .filter(metric -> metric.id().equals(metricId))
            .findFirst()
            .orElseThrow());
  }

  Figure.Bar bar(CellKey cell, int group, int slot, int slots) {
    CellValues values = analysis.cell(metric, cell);
    Experiment experiment = analysis.archive().experiment();
    int decimals = Precision.decimals(analysis, metric);
    String label = values.summary().map(s -> Numbers.fixed(s.mean(), decimals)).orElse("no trials");
    int colour = experiment.cells(cell.level()).indexOf(cell);
    return new Figure.Bar(
        group, slot, slots, name(cell), colour, values.summary(), values.values(), label);
  }

  /** The scenario's name, in short where there are many of them. */
  String name(CellKey cell) {
    Experiment experiment = analysis.archive().experiment();
    if (experiment.cells(cell.level()).size() <= MOST_LONG_NAMES) {
      return experiment.label(cell);
    }
    return cell.scenario() + (cell.deployer().isEmpty() ? "" : " (" + cell.deployer() + ")");
  }

  String axis() {
    return metric.title() + " (" + metric.unit() + ")";
  }
}
