package org.cutover.analysis.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.cutover.analysis.statistics.Summary;

/**
 * A chart of means with their intervals and the raw values behind them.
 *
 * @param id its number, such as {@code 4.1}
 * @param title what it shows
 * @param axis the title of the value axis, with the unit
 * @param groups the names along the other axis
 * @param note what its marks mean
 * @param bars what stands there
 */
record GroupedFigure(
    String id, String title, String axis, List<String> groups, String note, List<Bar> bars)
    implements Figure {
  /** Copies the lists. */
  GroupedFigure {
    groups = List.copyOf(groups);
    bars = List.copyOf(bars);
  }

  /**
   * A bar.
   *
   * @param group the index of its group
   * @param slot its place in the group, from 0
   * @param slots how many places the group has
   * @param series what its colour stands for
   * @param mark a short form of {@code series}, which stands below the bar
   * @param colour the index of the colour
   * @param summary of the values; empty where there are no trials
   * @param interval of the mean; empty where there is none
   * @param values one a trial
   * @param label the mean as text
   */
  record Bar(
      int group,
      int slot,
      int slots,
      String series,
      String mark,
      int colour,
      Optional<Summary> summary,
      Optional<Range> interval,
      List<Double> values,
      String label) {
    /** Copies the values. */
    Bar {
      values = List.copyOf(values);
    }

    /** The mean; 0 where there is none, which makes a bar without height. */
    double mean() {
      return summary.map(Summary::mean).orElse(0.0);
    }

    /** Whatever the value axis has to reach. */
    DoubleStream heights() {
      return DoubleStream.concat(
          DoubleStream.of(mean(), interval.map(Range::high).orElse(0.0)),
          values.stream().mapToDouble(Double::doubleValue));
    }
  }

  /**
   * From one value to another.
   *
   * @param low the lower end
   * @param high the upper end
   */
  record Range(double low, double high) {}

  /** Whether the colours need a legend, because they mean more than the groups' names say. */
  boolean needsLegend() {
    return bars.stream().anyMatch(bar -> bar.slots() > 1);
  }

  /** The largest value anywhere; empty where all are 0. */
  OptionalDouble highest() {
    OptionalDouble max = bars.stream().flatMapToDouble(Bar::heights).max();
    return max.isPresent() && max.getAsDouble() > 0 ? max : OptionalDouble.empty();
  }

  @Override
  public String description() {
    return bars.stream()
        .map(
            bar ->
                !groups.get(bar.group()).equals(bar.series())
                    ? groups.get(bar.group()) + ", " + bar.series() + " " + bar.label()
                    : bar.series() + " " + bar.label())
        .collect(Collectors.joining(", "));
  }

  @Override
  public int height() {
    return 480;
  }

  @Override
  public void paint(Graphics2D graphics, ChartFonts fonts) {
    new BarChart(this, fonts).paint(graphics);
  }
}
