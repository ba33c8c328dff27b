package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.cutover.analysis.statistics.Summary;
import org.cutover.analysis.timeline.LimitPoint;

/** Paints availability by limit: panels side by side, each over a logarithmic axis of limits. */
final class LimitChart {
  private static final int TOP = 100;
  private static final int HEIGHT = 228;
  private static final int LEFT = 62;
  private static final int RIGHT = 16;
  private static final BasicStroke THIN = new BasicStroke(0.7f);

  /** Lines differ by their dashes, too. */
  private static final List<BasicStroke> STROKES =
      List.of(new BasicStroke(2.2f), dashed(9, 4), dashed(2.5f, 2.5f), dashed(12, 3, 2.5f, 3));

  private final LimitFigure figure;
  private final Graphics2D graphics;
  private final ChartFonts fonts;
  private final Lettering lettering;

  LimitChart(LimitFigure figure, Graphics2D graphics, ChartFonts fonts) {
    this.figure = figure;
    this.graphics = graphics;
    this.fonts = fonts;
    this.lettering = new Lettering(graphics);
  }

  private static BasicStroke dashed(float... dashes) {
    return new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  void paint() {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, Figure.WIDTH, figure.height());
    double middle = Figure.WIDTH / 2.0;
    lettering.centred(figure.title(), fonts.bold(17), Palette.INK, middle, 30);
    paintLegend(middle);
    int width = Figure.WIDTH / figure.panels().size();
    for (int i = 0; i < figure.panels().size(); i++) {
      paintPanel(figure.panels().get(i), i * width, width);
    }
    lettering.centred(
        figure.note(), fonts.regular(12), Palette.INK, middle, figure.height() - 18.0);
  }

  private void paintLegend(double middle) {
    Legend legend = new Legend(graphics, fonts);
    figure.panels().stream()
        .flatMap(panel -> panel.curves().stream())
        .map(curve -> new Key(curve.name(), curve.colour()))
        .distinct()
        .forEach(key -> legend.add(key.name(), Palette.of(key.colour()), stroke(key.colour())));
    legend.paint(middle, 56);
  }

  private record Key(String name, int colour) {}

  private void paintPanel(LimitFigure.Panel panel, double left, double width) {
    double inner = width - LEFT - RIGHT;
    double middle = left + LEFT + inner / 2;
    lettering.centred(panel.name(), fonts.bold(13), Palette.INK, middle, TOP - 12.0);
    List<LimitPoint> limits = panel.curves().get(0).points();
    Scale x =
        Scale.logarithmic(limits.get(0).limitMillis(), limits.get(limits.size() - 1).limitMillis());
    Rectangle2D place = new Rectangle2D.Double(left + LEFT, TOP, inner, HEIGHT);
    PlotArea area = new PlotArea(graphics, fonts, place, x, scale(panel));
    area.paintRows(8);
    area.paintColumns(inner > 400 ? 12 : 4, true, millis -> Scale.label(millis / 1000));
    panel.curves().forEach(curve -> paintInterval(area, curve));
    panel.curves().forEach(curve -> paintTrials(area, curve));
    panel
        .curves()
        .forEach(
            curve ->
                area.paintCurve(
                    limits(curve),
                    means(curve),
                    Palette.of(curve.colour()),
                    stroke(curve.colour())));
  }

  private static void paintInterval(PlotArea area, LimitFigure.Curve curve) {
    Color colour = Palette.of(curve.colour());
    Color ground = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 46);
    double[] lows = curve.points().stream().mapToDouble(p -> end(p, -1)).toArray();
    double[] highs = curve.points().stream().mapToDouble(p -> end(p, 1)).toArray();
    area.paintBand(limits(curve), lows, highs, ground);
  }

  private static void paintTrials(PlotArea area, LimitFigure.Curve curve) {
    for (List<Double> trial : curve.trials()) {
      double[] values = trial.stream().mapToDouble(Double::doubleValue).toArray();
      area.paintCurve(limits(curve), values, Palette.pale(Palette.of(curve.colour())), THIN);
    }
  }

  private static double[] limits(LimitFigure.Curve curve) {
    return curve.points().stream().mapToDouble(LimitPoint::limitMillis).toArray();
  }

  private static double[] means(LimitFigure.Curve curve) {
    return curve.points().stream().mapToDouble(p -> p.availabilityPct().mean()).toArray();
  }

  /** An end of the interval, within what can be. */
  private static double end(LimitPoint point, int side) {
    Summary summary = point.availabilityPct();
    double end = summary.mean() + side * summary.halfWidth().orElse(0);
    return Math.min(100, Math.max(0, end));
  }

  /** From the lowest value of the panel, because one scale would hide what differs in the best. */
  private static Scale scale(LimitFigure.Panel panel) {
    double lowest = panel.curves().stream().flatMapToDouble(LimitChart::values).min().orElse(0);
    double room = Math.max(1, (100 - lowest) * 0.05);
    return Scale.linear(Math.max(0, lowest - room), 100);
  }

  private static DoubleStream values(LimitFigure.Curve curve) {
    DoubleStream trials =
        curve.trials().stream().flatMap(List::stream).mapToDouble(Double::doubleValue);
    return DoubleStream.concat(trials, curve.points().stream().mapToDouble(p -> end(p, -1)));
  }

  private static BasicStroke stroke(int colour) {
    return STROKES.get(colour % STROKES.size());
  }
}
