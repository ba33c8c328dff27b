package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.cutover.analysis.statistics.Summary;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
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
  private static final Marker NO_MARKER = SeriesMarkers.NONE;
  private static final BasicStroke THIN = new BasicStroke(1.6f);

  private final Figure figure;
  private final ChartFonts fonts;
  private final double top;
  private final XYChart chart;

  BarChart(Figure figure, ChartFonts fonts) {
    this.figure = figure;
    this.fonts = fonts;
    this.top = top(figure);
    this.chart = new XYChart(ChartPainter.WIDTH, ChartPainter.HEIGHT);
  }

  XYChart chart() {
    chart.setTitle(figure.title());
    chart.setYAxisTitle(figure.axis());
    chart.setXAxisTitle("Bars: means · lines: confidence intervals · dots: single trials, by run");
    style(chart.getStyler());
    chart.setCustomXAxisTickLabelsFormatter(groupName(figure.groups()));
    // Later series are painted over earlier ones: bars, then intervals, then values.
    figure.bars().forEach(this::addBar);
    figure.bars().forEach(this::addInterval);
    figure.bars().forEach(this::addValues);
    figure.bars().stream().filter(bar -> bar.slots() <= MOST_LABELS).forEach(this::addLabel);
    return chart;
  }

  private void style(XYStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false).setChartPadding(14).setPlotContentSize(0.95);
    styler.setChartFontColor(Palette.INK).setChartTitleFont(fonts.bold(17));
    styler.setChartTitlePadding(10).setChartTitleBoxVisible(false);
    styler.setAnnotationTextFont(fonts.bold(11.5f)).setAnnotationTextFontColor(Palette.INK);
    legend(styler);
    styler.setAxisTitleFont(fonts.regular(12)).setAxisTickLabelsFont(fonts.regular(13));
    styler.setAxisTickLabelsColor(Palette.MUTED).setAxisTicksMarksVisible(false);
    styler.setAxisTicksLineVisible(false).setAxisTitlePadding(8).setAxisTickPadding(9);
    styler.setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right);
    styler.setPlotGridVerticalLinesVisible(false).setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setXAxisMin(0.5).setXAxisMax(figure.groups().size() + 0.5);
    styler.setXAxisTickMarkSpacingHint(ChartPainter.WIDTH / (figure.groups().size() + 1));
    styler.setYAxisMin(0.0).setYAxisMax(top);
    styler.setLocale(java.util.Locale.ROOT);
    styler.setYAxisDecimalPattern(top >= 10 ? "0" : "0.###");
    styler.setAntiAlias(true);
  }

  private void legend(XYStyler styler) {
    styler.setLegendVisible(figure.needsLegend());
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE).setLegendFont(fonts.regular(13));
  }

  private static Function<Double, String> groupName(List<String> groups) {
    return x -> {
      int group = (int) Math.round(x) - 1;
      boolean onGroup = Math.abs(x - Math.rint(x)) < 1e-6 && group >= 0 && group < groups.size();
      // XChart drops the ticks of an axis whose labels are not all different.
      return onGroup ? groups.get(group) : " ".repeat((int) Math.max(1, Math.round((x + 3) * 2)));
    };
  }

  private static double top(Figure figure) {
    double highest = figure.bars().stream().flatMapToDouble(BarChart::heights).max().orElse(0);
    return highest > 0 ? highest * HEADROOM : 1;
  }

  private static DoubleStream heights(Figure.Bar bar) {
    DoubleStream ends = bar.summary().stream().mapToDouble(s -> s.mean() + s.halfWidth().orElse(0));
    return DoubleStream.concat(ends, bar.values().stream().mapToDouble(Double::doubleValue));
  }

  private static double middle(Figure.Bar bar) {
    return bar.group() + 1 + (bar.slot() - (bar.slots() - 1) / 2.0) * slotWidth(bar);
  }

  private static double slotWidth(Figure.Bar bar) {
    return GROUP_WIDTH / bar.slots();
  }

  private static double halfWidth(Figure.Bar bar) {
    return Math.min(0.2, slotWidth(bar) * (1 - GAP) / 2);
  }

  private void addBar(Figure.Bar bar) {
    double mean = bar.summary().map(Summary::mean).orElse(0.0);
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

  private void addInterval(Figure.Bar bar) {
    Optional<Summary> summary = bar.summary().filter(s -> s.halfWidth().isPresent());
    if (summary.isEmpty() || summary.get().halfWidth().getAsDouble() == 0) {
      return;
    }
    double mean = summary.get().mean();
    double half = summary.get().halfWidth().getAsDouble();
    double low = Math.max(0, mean - half);
    double high = mean + half;
    double m = middle(bar);
    double cap = halfWidth(bar) * 0.16;
    double[] x = {m - cap, m + cap, m, m, m - cap, m + cap};
    double[] y = {low, low, low, high, high, high};
    XYSeries series = add("interval " + id(bar), x, y, XYSeriesRenderStyle.Line);
    series.setMarker(NO_MARKER).setLineStyle(THIN).setLineColor(Palette.INK);
    series.setShowInLegend(false);
  }

  /** The values stand side by side in the order of the runs, in the right half of the bar. */
  private void addValues(Figure.Bar bar) {
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

  private void addLabel(Figure.Bar bar) {
    double mean = bar.summary().map(Summary::mean).orElse(0.0);
    double x = middle(bar) - halfWidth(bar) * 0.6;
    chart.addAnnotation(new AnnotationText(bar.label(), x, mean + top * 0.03, false));
  }

  private XYSeries add(String name, double[] x, double[] y, XYSeriesRenderStyle style) {
    return chart.addSeries(name, x, y).setXYSeriesRenderStyle(style);
  }

  private static String id(Figure.Bar bar) {
    return bar.group() + "/" + bar.slot();
  }
}
