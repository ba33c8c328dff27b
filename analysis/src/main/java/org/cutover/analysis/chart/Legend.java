package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** One line that says what lines stand for. */
final class Legend {
  private static final int SAMPLE = 26;
  private static final int AFTER_SAMPLE = 7;
  private static final int BETWEEN = 24;
  private static final float SIZE = 12.5f;

  private final Graphics2D graphics;
  private final ChartFonts fonts;
  private final Lettering lettering;
  private final List<Entry> entries = new ArrayList<>();

  Legend(Graphics2D graphics, ChartFonts fonts) {
    this.graphics = graphics;
    this.fonts = fonts;
    this.lettering = new Lettering(graphics);
  }

  private record Entry(String name, Color colour, BasicStroke stroke) {}

  void add(String name, Color colour, BasicStroke stroke) {
    entries.add(new Entry(name, colour, stroke));
  }

  /** Paints it with its middle at {@code x} and its baseline at {@code y}. */
  void paint(double x, double y) {
    double left = x - entries.stream().mapToDouble(this::width).sum() / 2 + BETWEEN / 2.0;
    for (Entry entry : entries) {
      graphics.setColor(entry.colour());
      graphics.setStroke(entry.stroke());
      graphics.draw(new Line2D.Double(left, y - 4, left + SAMPLE, y - 4));
      double text = left + SAMPLE + AFTER_SAMPLE;
      lettering.from(entry.name(), fonts.regular(SIZE), Palette.INK, text, y);
      left += width(entry);
    }
  }

  private double width(Entry entry) {
    return SAMPLE + AFTER_SAMPLE + lettering.width(entry.name(), fonts.regular(SIZE)) + BETWEEN;
  }
}
