package org.cutover.analysis.report;

import java.util.Set;
import java.util.TreeSet;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.format.FormatCatalogue;

/**
 * What a report should contain.
 *
 * @param formats {@code html} for the page, and the names of table formats
 * @param mode whose numbers it shows
 */
public record ReportOptions(Set<String> formats, Mode mode) {
  /** The page. */
  public static final String HTML = "html";

  /** Copies the formats. */
  public ReportOptions {
    formats = Set.copyOf(formats);
  }

  /** Everything, recomputed. */
  public static ReportOptions standard() {
    return new ReportOptions(knownFormats(), Mode.RECOMPUTED);
  }

  /** The formats there are. */
  public static Set<String> knownFormats() {
    Set<String> names = new TreeSet<>();
    names.add(HTML);
    FormatCatalogue.all().forEach(format -> names.add(format.name()));
    return names;
  }
}
