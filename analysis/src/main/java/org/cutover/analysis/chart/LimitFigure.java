package org.cutover.analysis.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cutover.analysis.timeline.LimitPoint;

/**
 * How available a service was if late answers count as errors: a panel a level.
 *
 * @param id its number, such as {@code 8.1}
 * @param title what it shows
 * @param note what its marks mean
 * @param panels at least one
 */
record LimitFigure(String id, String title, String note, List<Panel> panels) implements Figure {
  /** Copies the panels. */
  LimitFigure {
    panels = List.copyOf(panels);
  }

  /**
   * One level of traffic.
   *
   * @param name as a title
   * @param curves one a scenario
   */
  record Panel(String name, List<Curve> curves) {
    /** Copies the curves. */
    Panel {
      curves = List.copyOf(curves);
    }
  }

  /**
   * One scenario.
   *
   * @param name what its colour stands for
   * @param colour the index of the colour
   * @param points the mean of the trials and its interval for each limit, by rising limit
   * @param trials the availability of single trials for the same limits
   */
  record Curve(String name, int colour, List<LimitPoint> points, List<List<Double>> trials) {
    /** Copies the lists. */
    Curve {
      points = List.copyOf(points);
      trials = List.copyOf(trials);
    }
  }

  @Override
  public String description() {
    return panels.stream()
        .flatMap(panel -> panel.curves().stream().map(curve -> describe(panel, curve)))
        .collect(Collectors.joining(", "));
  }

  /** The shortest limit that is met as well as the longest one, or nearly so. */
  private static String describe(Panel panel, Curve curve) {
    double most = curve.points().get(curve.points().size() - 1).availabilityPct().mean();
    LimitPoint enough =
        curve.points().stream()
            .filter(point -> point.availabilityPct().mean() >= most - 0.1)
            .findFirst()
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "%s, %s %.2f %% from %d ms on",
        panel.name(),
        curve.name(),
        enough.availabilityPct().mean(),
        enough.limitMillis());
  }

  @Override
  public int height() {
    return 400;
  }

  @Override
  public void paint(Graphics2D graphics, ChartFonts fonts) {
    new LimitChart(this, graphics, fonts).paint();
  }
}
