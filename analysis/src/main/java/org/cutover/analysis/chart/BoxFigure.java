package org.cutover.analysis.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Box plots, a panel a level, because levels differ too much for one scale.
 *
 * @param id its number, such as {@code 6.1}
 * @param title what it shows
 * @param axis the title of the value axes, with the unit
 * @param groups the names of the panels
 * @param note what its marks mean
 * @param bars the cells: those of a group stand in its panel
 */
record BoxFigure(
    String id,
    String title,
    String axis,
    List<String> groups,
    String note,
    List<GroupedFigure.Bar> bars)
    implements Figure {
  /** Copies the lists. */
  BoxFigure {
    groups = List.copyOf(groups);
    bars = List.copyOf(bars);
  }

  /**
   * The quarters of a cell's values.
   *
   * @param lower the lower quartile
   * @param median the middle
   * @param upper the upper quartile
   */
  record Quartiles(double lower, double median, double upper) {
    /** By linear interpolation between the order statistics, as in R (type 7). */
    static Quartiles of(List<Double> values) {
      Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
      percentile.setData(values.stream().mapToDouble(Double::doubleValue).toArray());
      return new Quartiles(
          percentile.evaluate(25), percentile.evaluate(50), percentile.evaluate(75));
    }
  }

  /** The cells of one panel. */
  List<GroupedFigure.Bar> panel(int group) {
    return bars.stream().filter(bar -> bar.group() == group).toList();
  }

  @Override
  public String description() {
    return bars.stream()
        .filter(bar -> !bar.values().isEmpty())
        .map(
            bar ->
                groups.get(bar.group()) + ", " + bar.series() + " median " + median(bar.values()))
        .collect(Collectors.joining(", "));
  }

  private static String median(List<Double> values) {
    return String.format(Locale.ROOT, "%.4g", Quartiles.of(values).median());
  }

  @Override
  public int height() {
    return 378 + BoxChart.NOTE * (int) note.lines().count();
  }

  @Override
  public void paint(Graphics2D graphics, ChartFonts fonts) {
    new BoxChart(this, fonts).paint(graphics);
  }
}
