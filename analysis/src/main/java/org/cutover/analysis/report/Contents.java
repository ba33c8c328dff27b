package org.cutover.analysis.report;

import java.util.List;
import java.util.Set;
import org.cutover.analysis.chart.ChartPainter.Picture;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.table.TableCatalogue;

/**
 * Everything a report shows, before it is laid out.
 *
 * @param analysis what was computed
 * @param answers one a level
 * @param sections the tables by kind
 * @param pictures the figures that could be painted
 * @param warnings what a reader should know
 * @param formats the formats in which tables lie beside the page
 * @param sources the files that everything was made from, with their checksums
 */
record Contents(
    Analysis analysis,
    List<Answer> answers,
    List<TableCatalogue.Section> sections,
    List<Picture> pictures,
    List<String> warnings,
    Set<String> formats,
    List<Source> sources) {

  Contents {
    answers = List.copyOf(answers);
    sections = List.copyOf(sections);
    pictures = List.copyOf(pictures);
    warnings = List.copyOf(warnings);
    formats = Set.copyOf(formats);
    sources = List.copyOf(sources);
  }

  /**
   * A file of the archive.
   *
   * @param name relative to the archive
   * @param sha256 of its bytes, in hexadecimal
   */
  record Source(String name, String sha256) {}
}
