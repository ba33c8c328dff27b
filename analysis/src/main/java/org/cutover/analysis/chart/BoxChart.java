package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Paints box plots: panels side by side, in each of them the box of cell s at s + 1. */
final class BoxChart {
  private static final int TITLE = 62;
  static final int NOTE = 22;
  private static final double HALF_BOX = 0.3;
  private static final double HALF_CAP = 0.12;
  private static final BasicStroke THIN = new BasicStroke(1.6f);
  private static final BasicStroke THICK = new BasicStroke(2.6f);

  private final BoxFigure figure;
  private final ChartFonts fonts;

  BoxChart(BoxFigure figure, ChartFonts fonts) {
    this.figure = figure;
    this.fonts = fonts;
  }

  void paint(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, Figure.WIDTH, figure.height());
    Lettering lettering = new Lettering(graphics);
    double middle = Figure.WIDTH / 2.0;
    lettering.centred(figure.title(), fonts.bold(17), Palette.INK, middle, 30);
    List<String> notes = figure.note().lines().toList();
    for (int i = 0; i < notes.size(); i++) {
      double baseline = figure.height() - 14.0 - (notes.size() - 1 - i) * NOTE;
      lettering.centred(notes.get(i), fonts.regular(12), Palette.INK, middle, baseline);
    }
    for (int group = 0; group < figure.groups().size(); group++) {
      graphics.translate(group * width(), TITLE);
      paintPanel(graphics, group);
      graphics.translate(-group * width(), -TITLE);
    }
  }

  private int panelHeight() {
    return figure.height() - TITLE - NOTE * (int) figure.note().lines().count();
  }

  private int width() {
    return Figure.WIDTH / figure.groups().size();
  }

  /** Names are set here, because XChart would set each at the height of its own letters. */
  private void paintPanel(Graphics2D graphics, int group) {
    List<GroupedFigure.Bar> cells = figure.panel(group);
    XYChart chart = panel(cells, group == 0 ? figure.axis() : " ");
    chart.paint(graphics, width(), panelHeight());
    Lettering lettering = new Lettering(graphics);
    double middle = chart.getScreenXFromChart((cells.size() + 1) / 2.0);
    lettering.centred(figure.groups().get(group), fonts.bold(13), Palette.INK, middle, -2);
    double below = panelHeight() - 16.0;
    for (GroupedFigure.Bar cell : cells) {
      double x = chart.getScreenXFromChart(cell.slot() + 1.0);
      lettering.centred(cell.mark(), fonts.regular(12), Palette.MUTED, x, below);
    }
  }

  private XYChart panel(List<GroupedFigure.Bar> cells, String axis) {
    XYChart chart = new XYChart(width(), panelHeight());
    chart.setYAxisTitle(axis);
    style(chart.getStyler(), cells);
    List<GroupedFigure.Bar> drawn = cells.stream().filter(c -> !c.values().isEmpty()).toList();
    drawn.forEach(cell -> addBox(chart, cell));
    drawn.forEach(cell -> addWhiskers(chart, cell));
    drawn.forEach(cell -> addPoints(chart, cell));
    return chart;
  }

  private void style(XYStyler styler, List<GroupedFigure.Bar> cells) {
    ChartStyle style = new ChartStyle(fonts);
    style.apply(styler);
    styler.setChartTitleVisible(false).setChartPadding(6);
    // A name the length of none keeps the room that the names below the boxes take.
    styler.setAxisTickPadding(12).setAxisTickLabelsColor(Palette.MUTED);
    styler.setAxisTickLabelsFont(fonts.regular(12));
    double lowest = extreme(cells, false);
    double highest = extreme(cells, true);
    double margin = highest > lowest ? (highest - lowest) * 0.08 : Math.max(highest * 0.1, 0.1);
    styler.setYAxisMin(Math.max(0, lowest - margin)).setYAxisMax(highest + margin);
    styler.setYAxisDecimalPattern(highest - lowest >= 10 ? "0" : "0.####");
    styler.setXAxisMin(0.4).setXAxisMax(cells.size() + 0.6);
    styler.setXAxisTickLabelsColor(Color.WHITE);
  }

  private static double extreme(List<GroupedFigure.Bar> cells, boolean highest) {
    double[] values =
        cells.stream().flatMap(cell -> cell.values().stream()).mapToDouble(v -> v).toArray();
    return highest
        ? java.util.Arrays.stream(values).max().orElse(1)
        : java.util.Arrays.stream(values).min().orElse(0);
  }

  private static void addBox(XYChart chart, GroupedFigure.Bar cell) {
    double x = cell.slot() + 1;
    Color colour = Palette.of(cell.colour());
    BoxFigure.Quartiles q = BoxFigure.Quartiles.of(cell.values());
    double left = x - HALF_BOX;
    double right = x + HALF_BOX;
    double[] corners = {left, left, right, right, left};
    double[] sides = {q.lower(), q.upper(), q.upper(), q.lower(), q.lower()};
    add(chart, "box " + x, corners, sides, XYSeriesRenderStyle.PolygonArea, THIN, colour)
        .setFillColor(Palette.pale(colour));
  }

  private static void addWhiskers(XYChart chart, GroupedFigure.Bar cell) {
    double x = cell.slot() + 1;
    Color colour = Palette.of(cell.colour());
    BoxFigure.Quartiles q = BoxFigure.Quartiles.of(cell.values());
    double low = cell.values().stream().mapToDouble(v -> v).min().orElseThrow();
    double high = cell.values().stream().mapToDouble(v -> v).max().orElseThrow();
    line(chart, "below " + x, whisker(x), new double[] {low, low, low, q.lower()}, THIN, colour);
    line(chart, "above " + x, whisker(x), new double[] {high, high, high, q.upper()}, THIN, colour);
    double[] across = {x - HALF_BOX, x + HALF_BOX};
    double[] median = {q.median(), q.median()};
    line(chart, "median " + x, across, median, THICK, Palette.INK);
  }

  private static double[] whisker(double x) {
    return new double[] {x - HALF_CAP, x + HALF_CAP, x, x};
  }

  private static void addPoints(XYChart chart, GroupedFigure.Bar cell) {
    double x = cell.slot() + 1;
    int n = cell.values().size();
    double[] at = new double[n];
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      at[i] = x - HALF_BOX * 0.8 + 1.6 * HALF_BOX * (i + 0.5) / n;
      values[i] = cell.values().get(i);
    }
    XYSeries series = chart.addSeries("trials " + x, at, values);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Palette.of(cell.colour()).darker());
  }

  private static void line(
      XYChart chart, String name, double[] x, double[] y, BasicStroke stroke, Color colour) {
    add(chart, name, x, y, XYSeriesRenderStyle.Line, stroke, colour);
  }

  private static XYSeries add(
      XYChart chart,
      String name,
      double[] x,
      double[] y,
      XYSeriesRenderStyle style,
      BasicStroke stroke,
      Color colour) {
    XYSeries series = chart.addSeries(name, x, y).setXYSeriesRenderStyle(style);
    series.setMarker(SeriesMarkers.NONE).setLineStyle(stroke).setLineColor(colour);
    return series;
  }
}
