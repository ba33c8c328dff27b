package org.cutover.analysis.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.analysis.chart.ChartPainter;
import org.cutover.analysis.chart.ChartPainter.Picture;
import org.cutover.analysis.chart.Figure;
import org.cutover.analysis.chart.FigureCatalogue;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.common.CutoverException;

/** Paints the figures of a report. */
final class Charts {
  private Charts() {}

  /**
   * All figures, or none and a warning on a Java that cannot draw.
   *
   * @throws CutoverException with exit code 2 if a trial is asked for that has no samples
   */
  static List<Contents.Charts> paint(
      Optional<ChartPainter> painter,
      Analysis analysis,
      ReportOptions options,
      List<String> warnings) {
    List<FigureCatalogue.Section> sections = new ArrayList<>(FigureCatalogue.sections(analysis));
    if (!options.trials().isEmpty()) {
      sections.add(trials(analysis, options.trials()));
    }
    List<Figure> figures = sections.stream().flatMap(s -> s.figures().stream()).toList();
    if (painter.isEmpty()) {
      warnings.add(missing(figures));
      return List.of();
    }
    boolean pixels = options.formats().contains(ReportOptions.PNG);
    Map<String, Picture> painted = new HashMap<>();
    painter
        .get()
        .paint(figures, pixels)
        .forEach(picture -> painted.put(picture.figure().id(), picture));
    return sections.stream()
        .map(
            s ->
                new Contents.Charts(
                    s.heading(),
                    s.note(),
                    s.figures().stream().map(f -> painted.get(f.id())).toList()))
        .toList();
  }

  private static String missing(List<Figure> figures) {
    return "this Java cannot draw text, so figures "
        + String.join(", ", figures.stream().map(Figure::id).toList())
        + " are missing; install fontconfig and freetype (on Debian: apt-get install fontconfig"
        + " libfreetype6) and run the report again";
  }

  private static FigureCatalogue.Section trials(Analysis analysis, List<String> ids) {
    List<Figure> figures =
        ids.stream()
            .distinct()
            .map(
                id ->
                    FigureCatalogue.ofTrial(analysis, id)
                        .orElseThrow(() -> CutoverException.usage(unknown(analysis, id))))
            .toList();
    return new FigureCatalogue.Section(
        "Single trials", "As above, for trials that were asked for.", figures);
  }

  private static String unknown(Analysis analysis, String id) {
    String known =
        analysis.samples().stream()
            .map(SampleAnalysis::trials)
            .flatMap(List::stream)
            .map(trial -> trial.id())
            .collect(Collectors.joining(", "));
    return "--trial: no trial '"
        + id
        + "' with samples; "
        + (known.isEmpty() ? "this archive has none" : "known: " + known);
  }
}
