package org.cutover.analysis.chart;

import java.util.List;
import java.util.Optional;
import org.cutover.analysis.statistics.Summary;

/**
 * A chart of means with their intervals and the raw values behind them.
 *
 * @param id its number, such as {@code 4.1}
 * @param title what it shows
 * @param axis the title of the value axis, with the unit
 * @param groups the names along the other axis
 * @param bars what stands there
 */
public record Figure(String id, String title, String axis, List<String> groups, List<Bar> bars) {
  /** Copies the lists. */
  public Figure {
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
   * @param colour the index of the colour
   * @param summary mean and interval; empty where there are no trials
   * @param values one a trial
   * @param label the mean as text
   */
  public record Bar(
      int group,
      int slot,
      int slots,
      String series,
      int colour,
      Optional<Summary> summary,
      List<Double> values,
      String label) {
    /** Copies the values. */
    public Bar {
      values = List.copyOf(values);
    }
  }

  /** Whether the colours need a legend, because they mean more than the groups' names say. */
  boolean needsLegend() {
    return bars.stream().anyMatch(bar -> bar.slots() > 1);
  }
}
