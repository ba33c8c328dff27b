package org.cutover.analysis.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finishes an SVG of the vector graphics library. Text in it is already outlines, so that no viewer
 * needs the typeface; a title says to screen readers what the outlines say to eyes.
 */
final class SvgText {
  private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");

  private SvgText() {}

  static String polish(String svg, Figure figure) {
    String titled =
        // The document type would send validating readers to the network.
        rounded(svg)
            .replaceFirst("<!DOCTYPE[^>]*>\\s*", "")
            .replaceFirst(
                "(<svg [^>]*)>",
                "$1 role=\"img\">\n  <title>"
                    + Matcher.quoteReplacement(escaped(figure.id() + " " + figure.title()))
                    + "</title>\n  <desc>"
                    + Matcher.quoteReplacement(escaped(figure.description()))
                    + "</desc>");
    return withStableNames(titled).replace("\r\n", "\n");
  }

  /** Hundredths of a pixel are finer than anyone sees, and make half the size. */
  private static String rounded(String svg) {
    // What stands before is about the document: versions look like numbers, too.
    int body = svg.indexOf('>', svg.indexOf("<svg ")) + 1;
    return svg.substring(0, body)
        + FRACTION
            .matcher(svg.substring(body))
            .replaceAll(match -> hundredths(Double.parseDouble(match.group())));
  }

  private static String hundredths(double number) {
    long rounded = Math.round(number * 100);
    long cents = Math.abs(rounded % 100);
    String sign = rounded < 0 ? "-" : "";
    String fraction =
        cents == 0
            ? ""
            : cents % 10 == 0 ? "." + cents / 10 : cents < 10 ? ".0" + cents : "." + cents;
    return sign + Math.abs(rounded / 100) + fraction;
  }

  /** The library names clipping paths after identity hash codes, which differ from run to run. */
  private static String withStableNames(String svg) {
    Map<String, String> names = new LinkedHashMap<>();
    return CLIP.matcher(svg)
        .replaceAll(
            match -> {
              names.putIfAbsent(match.group(), "clip" + (names.size() + 1));
              return names.get(match.group());
            });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
