package org.cutover.analysis.builds;

import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.comparison.Metric;

/**
 * Everything that was computed of two builds.
 *
 * @param builds who is compared
 * @param settings alpha, power and the margins that hold
 * @param deciding the metrics that the verdict rests on
 * @param comparisons metric by metric, and in each cell by cell
 * @param controls how alike the archives are without a deployment; none within one archive
 * @param notes what a reader should know of both
 */
public record BuildAnalysis(
    Builds builds,
    AnalysisSettings settings,
    List<Metric> deciding,
    List<BuildComparison> comparisons,
    List<Controls> controls,
    List<String> notes) {

  /** Copies the lists. */
  public BuildAnalysis {
    deciding = List.copyOf(deciding);
    comparisons = List.copyOf(comparisons);
    controls = List.copyOf(controls);
    notes = List.copyOf(notes);
  }

  /**
   * Compares two builds.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 if they are not comparable
   */
  public static BuildAnalysis of(Builds builds, Gate gate) {
    Matter matter = Comparability.check(builds, gate);
    return new BuildAnalyst(builds, matter).analysis();
  }

  /** The comparisons that the verdict rests on. */
  public List<BuildComparison> decisive() {
    return comparisons.stream().filter(BuildComparison::deciding).toList();
  }

  /** The others, which are shown and decide nothing. */
  public List<BuildComparison> shown() {
    return comparisons.stream().filter(comparison -> !comparison.deciding()).toList();
  }

  /** The verdict on everything. */
  public BuildVerdict verdict() {
    return BuildVerdict.together(verdicts(decisive()));
  }

  /**
   * The verdict on one cell.
   *
   * @param level the level of traffic
   * @param scenario what is deployed
   * @param verdict over the metrics that decide
   */
  public record CellVerdict(String level, String scenario, BuildVerdict verdict) {}

  /** The verdicts cell by cell. */
  public List<CellVerdict> cells() {
    List<CellVerdict> cells = new ArrayList<>();
    for (String place : decisive().stream().map(BuildComparison::place).distinct().toList()) {
      List<BuildComparison> there =
          decisive().stream().filter(comparison -> comparison.place().equals(place)).toList();
      Cells cell = there.get(0).cells();
      cells.add(
          new CellVerdict(cell.level(), cell.scenario(), BuildVerdict.together(verdicts(there))));
    }
    return cells;
  }

  private static List<BuildVerdict> verdicts(List<BuildComparison> comparisons) {
    return comparisons.stream().map(BuildComparison::verdict).toList();
  }
}
