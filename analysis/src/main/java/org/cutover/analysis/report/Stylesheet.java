package org.cutover.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How pages look, on a screen and in print. */
public final class Stylesheet {
  private Stylesheet() {}

  /** The rules, to be put into a page as they are. */
  public static String text() {
    try (InputStream in = Stylesheet.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
