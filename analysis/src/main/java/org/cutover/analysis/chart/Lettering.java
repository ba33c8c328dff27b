package org.cutover.analysis.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/** Puts text on a chart as outlines, so that no viewer needs the typeface. */
final class Lettering {
  private final Graphics2D graphics;

  Lettering(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** Sets a line with its middle at {@code x} and its baseline at {@code y}. */
  void centred(String text, Font font, Color colour, double x, double y) {
    from(text, font, colour, x - width(text, font) / 2, y);
  }

  /** Sets a line that begins at {@code x}, with its baseline at {@code y}. */
  void from(String text, Font font, Color colour, double x, double y) {
    if (!text.isBlank()) {
      graphics.setColor(colour);
      graphics.fill(layout(text, font).getOutline(AffineTransform.getTranslateInstance(x, y)));
    }
  }

  /** How wide a line is, in pixels. */
  double width(String text, Font font) {
    return text.isBlank() ? 0 : layout(text, font).getAdvance();
  }

  private static TextLayout layout(String text, Font font) {
    // Not the context of the graphics: outlines must not depend on what is painted on.
    return new TextLayout(
        text, font, new java.awt.font.FontRenderContext(new AffineTransform(), true, true));
  }
}
