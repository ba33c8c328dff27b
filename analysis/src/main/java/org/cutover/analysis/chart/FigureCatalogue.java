package org.cutover.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.MetricCatalogue;

/** The kinds of figures there are. A further one is registered here, in one line. */
public final class FigureCatalogue {
  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter(
              "Charts",
              "Bars are means over trials, lines their confidence intervals, dots single trials in"
                  + " the order of the runs.",
              List.of(
                  new ErrorRateFigures(),
                  new ByLevelFigure("avg_ms"),
                  new ByLevelFigure(MetricCatalogue.MAXIMUM))),
          new Chapter(
              "Distributions over trials",
              "Boxes hold the middle half of the trials, with the median as a line; whiskers reach"
                  + " the lowest and the highest trial. Every panel has a scale of its own.",
              List.of(new BoxFigures())),
          new Chapter(
              "What users met, second by second",
              "Time runs from the start of the deployment. Dark bars are its phases, red where"
                  + " requests failed, with the 99th percentile of the response time in them; the"
                  + " ground of the panels is shaded while a phase is under way. Lines count the"
                  + " requests of all trials of a cell together.",
              List.of(new TimelineFigures())),
          new Chapter(
              "Availability by limit",
              "Correct answers within the limit, in percent of all requests. Every panel has a"
                  + " scale of its own.",
              List.of(new LimitFigures())));

  private FigureCatalogue() {}

  private record Chapter(String heading, String note, List<FigureKind> kinds) {}

  /**
   * The figures of one chapter.
   *
   * @param heading what they have in common
   * @param note how to read them
   * @param figures the figures
   */
  public record Section(String heading, String note, List<Figure> figures) {
    /** Copies the figures. */
    public Section {
      figures = List.copyOf(figures);
    }
  }

  /** All figures of an analysis; with three levels the first have the study's numbers. */
  public static List<Section> sections(Analysis analysis) {
    return CHAPTERS.stream()
        .map(chapter -> section(chapter, analysis))
        .filter(section -> !section.figures().isEmpty())
        .toList();
  }

  /** The figure of one trial by the name of its folder; empty where it has no samples. */
  public static Optional<Figure> ofTrial(Analysis analysis, String trial) {
    return analysis
        .samples()
        .flatMap(
            samples ->
                samples
                    .trial(trial)
                    .filter(found -> !found.seconds().isEmpty())
                    .map(found -> TimelineFigures.ofTrial(analysis, samples, found)));
  }

  private static Section section(Chapter chapter, Analysis analysis) {
    List<Figure> figures = new ArrayList<>();
    int next = 1;
    for (FigureKind kind : chapter.kinds()) {
      figures.addAll(kind.figures(analysis, next));
      next += kind.numbers(analysis);
    }
    return new Section(chapter.heading(), chapter.note(), figures);
  }
}
