package org.cutover.analysis.chart;

import java.awt.Graphics2D;

/**
 * A chart, ready to be painted. What it shows is data of its implementations; how it looks is up to
 * them.
 */
public interface Figure {
  /** The width of every figure, in pixels at nominal size. */
  int WIDTH = 900;

  /** Its number, such as {@code 4.1}. */
  String id();

  /** What it shows. */
  String title();

  /** What it says, in words, for those who do not see it. */
  String description();

  /** Its height, in pixels at nominal size. */
  int height();

  /** Paints it with its upper left corner at the origin. */
  void paint(Graphics2D graphics, ChartFonts fonts);
}
