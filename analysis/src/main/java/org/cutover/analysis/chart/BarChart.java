package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A figure as an XChart chart. XChart's own bar chart cannot set raw values beside grouped bars, so
 * each bar is a polygon on an axis of numbers: group g has its middle at g + 1.
 */
final class BarChart {
  private static final double GROUP_WIDTH = 0.78;
  private static final double GAP = 0.06;
  private static final int MOST_LABELS = 3;
  private static final double HEADROOM = 1.14;
  private static final int ROOM_FOR_MARKS = 26;
  private static final Marker NO_MARKER = SeriesMarkers.NONE;
  private static final BasicStroke THIN = new BasicStroke(1.6f);

  private final GroupedFigure figure;
  private final ChartFonts fonts;
  private final double top;
  private final XYChart chart;

  BarChart(GroupedFigure figure, ChartFonts fonts) {
    this.figure = figure;
    this.fonts = fonts;
    this.top = figure.highest().orElse(1 / HEADROOM) * HEADROOM;
    this.chart = new XYChart(Figure.WIDTH, figure.height());
  }

  void paint(Graphics2D graphics) {
    chart.setTitle(figure.title());
    chart.setYAxisTitle(figure.axis());
    chart.setXAxisTitle(figure.note());
    style(chart.getStyler());
    chart.setCustomXAxisTickLabelsFormatter(TickNames.atIntegers(figure.groups()));
    // Later series are painted over earlier ones: bars, then intervals, then values.
    figure.bars().forEach(this::addBar);
    figure.bars().forEach(this::addInterval);
    figure.bars().forEach(this::addValues);
    figure.bars().stream().filter(bar -> bar.slots() <= MOST_LABELS).forEach(this::addLabel);
    chart.paint(graphics, Figure.WIDTH, figure.height());
    if (figure.needsLegend()) {
      paintMarks(new Lettering(graphics));
    }
  }

  private void style(XYStyler styler) {
    ChartStyle style = new ChartStyle(fonts);
    style.apply(styler);
    style.fromZero(styler, top);
    styler.setLegendVisible(figure.needsLegend());
    styler.setAxisTickPadding(figure.needsLegend() ? ROOM_FOR_MARKS : 9);
    styler.setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right);
    styler.setXAxisMin(0.5).setXAxisMax(figure.groups().size() + 0.5);
    styler.setXAxisTickMarkSpacingHint(Figure.WIDTH / (figure.groups().size() + 1));
  }

  /** The short names stand below the bars, so that nobody has to tell colours apart. */
  private void paintMarks(Lettering lettering) {
    double y = chart.getScreenYFromChart(0) + 16;
    for (GroupedFigure.Bar bar : figure.bars()) {
      double x = chart.getScreenXFromChart(middle(bar));
      lettering.centred(bar.mark(), fonts.regular(11.5f), Palette.MUTED, x, y);
    }
  }

  private static double middle(GroupedFigure.Bar bar) {
    return bar.group() + 1 + (bar.slot() - (bar.slots() - 1) / 2.0) * slotWidth(bar);
  }

  private static double slotWidth(GroupedFigure.Bar bar) {
    return GROUP_WIDTH / bar.slots();
  }

  private static double halfWidth(GroupedFigure.Bar bar) {
    return Math.min(0.2, slotWidth(bar) * (1 - GAP) / 2);
  }

  private void addBar(GroupedFigure.Bar bar) {
    double mean = bar.mean();
    double left = middle(bar) - halfWidth(bar);
    double right = middle(bar) + halfWidth(bar);
    double[] x = {left, left, right, right};
    double[] y = {0, mean, mean, 0};
    // The first group's bars stand for their series in the legend.
    String name = bar.group() == 0 ? bar.series() : bar.series() + " " + bar.group();
    XYSeries series = add(name, x, y, XYSeriesRenderStyle.PolygonArea);
    Color colour = Palette.of(bar.colour());
    series.setMarker(NO_MARKER).setLineStyle(THIN).setLineColor(colour);
    series.setFillColor(Palette.pale(colour)).setShowInLegend(bar.group() == 0);
  }

  private void addInterval(GroupedFigure.Bar bar) {
    GroupedFigure.Range range = bar.interval().orElse(new GroupedFigure.Range(0, 0));
    double low = Math.max(0, range.low());
    double high = range.high();
    if (low == high) {
      return;
    }
    double m = middle(bar);
    double cap = halfWidth(bar) * 0.16;
    double[] x = {m - cap, m + cap, m, m, m - cap, m + cap};
    double[] y = {low, low, low, high, high, high};
    XYSeries series = add("interval " + id(bar), x, y, XYSeriesRenderStyle.Line);
    series.setMarker(NO_MARKER).setLineStyle(THIN).setLineColor(Palette.INK);
    series.setShowInLegend(false);
  }

  /** The values stand side by side in the order of the runs, in the right half of the bar. */
  private void addValues(GroupedFigure.Bar bar) {
    int n = bar.values().size();
    if (n == 0) {
      return;
    }
    double[] x = new double[n];
    double[] y = new double[n];
    double from = middle(bar) + halfWidth(bar) * 0.35;
    double step = halfWidth(bar) * 0.5 / Math.max(1, n - 1);
    for (int i = 0; i < n; i++) {
      x[i] = from + i * step;
      y[i] = bar.values().get(i);
    }
    XYSeries series = add("values " + id(bar), x, y, XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Palette.of(bar.colour()).darker());
    series.setShowInLegend(false);
  }

  /** Left of the interval, or on top of it where there is no bar to stand on. */
  private void addLabel(GroupedFigure.Bar bar) {
    boolean flat = bar.mean() == 0 && bar.interval().isPresent();
    double x = flat ? middle(bar) : middle(bar) - halfWidth(bar) * 0.6;
    double y = flat ? bar.interval().get().high() : bar.mean();
    chart.addAnnotation(new AnnotationText(bar.label(), x, y + top * 0.03, false));
  }

  private XYSeries add(String name, double[] x, double[] y, XYSeriesRenderStyle style) {
    return chart.addSeries(name, x, y).setXYSeriesRenderStyle(style);
  }

  private static String id(GroupedFigure.Bar bar) {
    return bar.group() + "/" + bar.slot();
  }
}
