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
 * @param charts the figures that could be painted, by kind
 * @param data the files of numbers beside it, without those of single trials
 * @param warnings what a reader should know
 * @param formats the formats in which tables lie beside the page
 * @param provenance where everything comes from
 */
record Contents(
    Analysis analysis,
    List<Answer> answers,
    List<TableCatalogue.Section> sections,
    List<Charts> charts,
    List<DataFile> data,
    List<String> warnings,
    Set<String> formats,
    Provenance provenance) {

  Contents {
    answers = List.copyOf(answers);
    sections = List.copyOf(sections);
    charts = List.copyOf(charts);
    data = List.copyOf(data);
    warnings = List.copyOf(warnings);
    formats = Set.copyOf(formats);
  }

  /**
   * Painted figures of one kind.
   *
   * @param heading what they have in common
   * @param note how to read them
   * @param pictures at least one
   */
  record Charts(String heading, String note, List<Picture> pictures) {
    /** Copies the pictures. */
    Charts {
      pictures = List.copyOf(pictures);
    }

    /** The name by which the page refers to them. */
    String anchor() {
      return "figures-" + pictures.get(0).figure().id().replaceFirst("\\..*", "");
    }
  }

  /** All painted figures. */
  List<Picture> pictures() {
    return charts.stream().flatMap(group -> group.pictures().stream()).toList();
  }
}
