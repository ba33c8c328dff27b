package org.cutover.analysis.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The typeface of all charts: Liberation Sans, which comes with the program and has the widths of
 * Arial, so that a chart looks the same wherever it was made and wherever it is seen.
 *
 * @param regular for most text
 * @param bold for titles
 */
public record ChartFonts(Font regular, Font bold) {
  /** Loads the typeface, or returns empty on a Java without any support for fonts. */
  static Optional<ChartFonts> load() {
    try {
      Font regular = read("LiberationSans-Regular.ttf");
      Font bold = read("LiberationSans-Bold.ttf");
      GraphicsEnvironment environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
      environment.registerFont(regular);
      environment.registerFont(bold);
      return Optional.of(new ChartFonts(regular, bold));
    } catch (IOException | FontFormatException | RuntimeException | LinkageError e) {
      // A Java runtime without native font libraries fails in one of these ways, by platform.
      return Optional.empty();
    } catch (InternalError e) {
      return Optional.empty();
    }
  }

  private static Font read(String name) throws IOException, FontFormatException {
    try (InputStream in = ChartFonts.class.getResourceAsStream(name)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    }
  }

  /** The regular face, so many points high. */
  Font regular(float size) {
    return regular.deriveFont(size);
  }

  /** The bold face, so many points high. */
  Font bold(float size) {
    return bold.deriveFont(size);
  }
}
