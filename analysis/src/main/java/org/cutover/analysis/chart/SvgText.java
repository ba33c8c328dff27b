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
  private static final Pattern CLIP = Pattern.compile("\\bclip-?\\d+");

  private SvgText() {}

  static String polish(String svg, Figure figure) {
    String titled =
        // The document type would send validating readers to the network.
        svg.replaceFirst("<!DOCTYPE[^>]*>\\s*", "")
            .replaceFirst(
                "(<svg [^>]*)>",
                "$1 role=\"img\">\n  <title>"
                    + Matcher.quoteReplacement(escaped(figure.id() + " " + figure.title()))
                    + "</title>");
    return withStableNames(titled).replace("\r\n", "\n");
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
