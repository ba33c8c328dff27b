package org.cutover.analysis.chart;

import java.util.List;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.table.Numbers;
import org.cutover.analysis.table.Precision;

/** Bars from the cells of one metric. */
record Bars(Analysis analysis, Metric metric) {

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
    int colour = List.copyOf(experiment.cells(cell.level())).indexOf(cell);
    return new Figure.Bar(
        group,
        slot,
        slots,
        experiment.label(cell),
        colour,
        values.summary(),
        values.values(),
        label);
  }

  String axis() {
    return metric.title() + " (" + metric.unit() + ")";
  }
}
