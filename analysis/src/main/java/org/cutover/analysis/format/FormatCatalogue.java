package org.cutover.analysis.format;

import java.util.List;

/** The notations there are. A further one is registered here, in one line. */
public final class FormatCatalogue {
  private FormatCatalogue() {}

  /** All of them. */
  public static List<TableFormat> all() {
    return List.of(new MarkdownFormat(), new LatexFormat(), new CsvFormat());
  }
}
