package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleFunction;

/** A rectangle with two axes. XChart cannot put several of them over one common axis. */
final class PlotArea {
  private static final BasicStroke HAIRLINE = new BasicStroke(1);
  private static final float LABEL = 11.5f;

  private final Graphics2D graphics;
  private final ChartFonts fonts;
  private final Rectangle2D area;
  private final Scale x;
  private final Scale y;

  PlotArea(Graphics2D graphics, ChartFonts fonts, Rectangle2D area, Scale x, Scale y) {
    this.graphics = graphics;
    this.fonts = fonts;
    this.area = area;
    this.x = x;
    this.y = y;
  }

  /** Grid lines across with their values at the left. */
  void paintRows(int most) {
    Lettering lettering = new Lettering(graphics);
    for (double tick : y.ticks(most)) {
      double at = atY(tick);
      paintLine(area.getMinX(), at, area.getMaxX(), at);
      String label = Scale.label(tick);
      double width = lettering.width(label, fonts.regular(LABEL));
      double left = area.getMinX() - 8 - width;
      lettering.from(label, fonts.regular(LABEL), Palette.MUTED, left, at + 4);
    }
  }

  /** Grid lines upwards, with their values below where the area is the lowest. */
  void paintColumns(int most, boolean labels, DoubleFunction<String> name) {
    Lettering lettering = new Lettering(graphics);
    for (double tick : x.ticks(most)) {
      double at = atX(tick);
      paintLine(at, area.getMinY(), at, area.getMaxY());
      if (labels) {
        double baseline = area.getMaxY() + 17;
        lettering.centred(name.apply(tick), fonts.regular(LABEL), Palette.MUTED, at, baseline);
      }
    }
  }

  private void paintLine(double fromX, double fromY, double toX, double toY) {
    graphics.setColor(Palette.GRID);
    graphics.setStroke(HAIRLINE);
    graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
  }

  /** A line through points; it breaks where a value is no number. */
  void paintCurve(double[] xs, double[] ys, Color colour, BasicStroke stroke) {
    Path2D path = new Path2D.Double();
    boolean begun = false;
    for (int i = 0; i < xs.length; i++) {
      if (Double.isNaN(ys[i])) {
        begun = false;
      } else if (begun) {
        path.lineTo(atX(xs[i]), atY(ys[i]));
      } else {
        path.moveTo(atX(xs[i]), atY(ys[i]));
        begun = true;
      }
    }
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(path);
  }

  /** The ground between two lines over the same places. */
  void paintBand(double[] xs, double[] lows, double[] highs, Color colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(atX(xs[0]), atY(lows[0]));
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(atX(xs[i]), atY(lows[i]));
    }
    for (int i = xs.length - 1; i >= 0; i--) {
      path.lineTo(atX(xs[i]), atY(highs[i]));
    }
    path.closePath();
    graphics.setColor(colour);
    graphics.fill(path);
  }

  /** The ground from one place to another, over the whole height. */
  void paintSpan(double from, double to, Color colour) {
    double left = atX(Math.max(from, x.low()));
    double right = atX(Math.min(to, x.high()));
    if (right > left) {
      graphics.setColor(colour);
      graphics.fill(new Rectangle2D.Double(left, area.getY(), right - left, area.getHeight()));
    }
  }

  double atX(double value) {
    return area.getMinX() + x.place(value) * area.getWidth();
  }

  double atY(double value) {
    return area.getMaxY() - y.place(value) * area.getHeight();
  }
}
