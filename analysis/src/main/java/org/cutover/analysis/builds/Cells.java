package org.cutover.analysis.builds;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.statistics.Contrast;

/**
 * One metric in one cell of the matrix, on both sides, with the controls.
 *
 * @param design what is subtracted from what
 * @param a the baseline's values
 * @param b the candidate's values
 * @param controlA the values without a deployment in the baseline's archive
 * @param controlB the values without a deployment in the candidate's archive
 * @param requestsB how many requests stand behind the candidate's values
 * @param requestsControlA how many stand behind the baseline's control
 */
public record Cells(
    Design design,
    CellValues a,
    CellValues b,
    CellValues controlA,
    CellValues controlB,
    long requestsB,
    long requestsControlA) {

  static Cells of(Builds builds, Metric metric, String level, String scenario, double confidence) {
    return new Cells(
        builds.design(),
        values(builds.a(), metric, level, scenario, confidence),
        values(builds.b(), metric, level, scenario, confidence),
        values(builds.a(), metric, level, CellKey.CONTROL, confidence),
        values(builds.b(), metric, level, CellKey.CONTROL, confidence),
        requests(builds.b().trials(level, scenario)),
        requests(builds.a().trials(level, CellKey.CONTROL)));
  }

  private static CellValues values(
      Build build, Metric metric, String level, String scenario, double confidence) {
    CellKey cell = new CellKey(level, scenario, build.deployer());
    double[] values = metric.values(build.trials(level, scenario));
    return CellValues.of(metric, cell, values, confidence);
  }

  private static long requests(List<Trial> trials) {
    return trials.stream().mapToLong(Trial::samples).sum();
  }

  /** What was measured. */
  public Metric metric() {
    return b.metric();
  }

  /** The level of traffic. */
  public String level() {
    return b.cell().level();
  }

  /** What is deployed. */
  public String scenario() {
    return b.cell().scenario();
  }

  /** The candidate against the baseline. */
  Contrast contrast() {
    return design == Design.CELLS
        ? Contrast.between(b.array(), a.array())
        : Contrast.ofDifferences(b.array(), controlB.array(), a.array(), controlA.array());
  }

  /** What is compared of the baseline: its mean, or its effect. */
  public OptionalDouble valueA() {
    return value(a, controlA);
  }

  /** What is compared of the candidate: its mean, or its effect. */
  public OptionalDouble valueB() {
    return value(b, controlB);
  }

  private OptionalDouble value(CellValues side, CellValues control) {
    return design == Design.CELLS
        ? mean(side)
        : Contrast.between(side.array(), control.array()).estimate();
  }

  private static OptionalDouble mean(CellValues values) {
    return values.summary().stream().mapToDouble(summary -> summary.mean()).findFirst();
  }

  /** What a margin in percent is a percentage of: the baseline without a deployment, if known. */
  OptionalDouble reference() {
    return mean(controlA).isPresent() ? mean(controlA) : mean(a);
  }

  /** Who is who. */
  enum Side {
    A,
    B
  }

  /** The samples of one side whose means are compared. */
  Stream<CellValues> compared(Side side) {
    CellValues cell = side == Side.A ? a : b;
    CellValues control = side == Side.A ? controlA : controlB;
    return design == Design.CELLS ? Stream.of(cell) : Stream.of(cell, control);
  }

  boolean noErrorAnywhere() {
    return metric().id().equals(MetricCatalogue.ERROR_RATE)
        && Stream.concat(compared(Side.A), compared(Side.B))
            .allMatch(v -> v.summary().isPresent() && v.summary().get().max() == 0);
  }
}
