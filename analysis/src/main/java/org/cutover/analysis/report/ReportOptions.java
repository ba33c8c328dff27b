package org.cutover.analysis.report;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.format.FormatCatalogue;

/**
 * What a report should contain.
 *
 * @param formats {@code html} for the page, the names of table formats, {@code png} and {@code svg}
 *     for figures
 * @param mode whose numbers it shows
 * @param trials the trials that get a figure of their own, by the names of their folders
 */
public record ReportOptions(Set<String> formats, Mode mode, List<String> trials) {
  /** The page. */
  public static final String HTML = "html";

  /** Figures as pixels. */
  public static final String PNG = "png";

  /** Figures as vectors. */
  public static final String SVG = "svg";

  /** Copies the formats. */
  public ReportOptions {
    formats = Set.copyOf(formats);
    trials = List.copyOf(trials);
  }

  /** Without figures of single trials. */
  public ReportOptions(Set<String> formats, Mode mode) {
    this(formats, mode, List.of());
  }

  /** Whether figures are to be painted: as files, or in the page. */
  public boolean withFigures() {
    return !Collections.disjoint(formats, Set.of(HTML, PNG, SVG));
  }

  /** Everything, recomputed. */
  public static ReportOptions standard() {
    return new ReportOptions(knownFormats(), Mode.RECOMPUTED);
  }

  /** The formats there are. */
  public static Set<String> knownFormats() {
    Set<String> names = new TreeSet<>();
    names.addAll(Set.of(HTML, PNG, SVG));
    FormatCatalogue.all().forEach(format -> names.add(format.name()));
    return names;
  }
}
