package org.cutover.analysis.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.PhaseSpan;
import org.cutover.analysis.timeline.TimelineSecond;

/**
 * What users met second by second around a deployment, and which phase was under way.
 *
 * @param id its number, such as {@code 7.1}
 * @param title what it shows
 * @param origin what happened at second 0, in words
 * @param shown what it is about
 * @param control the same without a deployment; empty where that is what is shown, or unknown
 * @param phases those of the deployment that are long enough to be seen
 * @param window the seconds that are drawn
 */
record TimelineFigure(
    String id,
    String title,
    String origin,
    Series shown,
    Optional<Series> control,
    List<PhaseFigures> phases,
    Window window)
    implements Figure {
  /** Copies the phases. */
  TimelineFigure {
    phases = List.copyOf(phases);
  }

  /**
   * Seconds of one cell or one trial.
   *
   * @param name what its colour stands for
   * @param colour the index of the colour
   * @param seconds what is drawn: of a cell, all its trials together
   * @param trials single trials behind that; none where a single trial is drawn
   */
  record Series(
      String name, int colour, List<TimelineSecond> seconds, List<List<TimelineSecond>> trials) {
    /** Copies the lists. */
    Series {
      seconds = List.copyOf(seconds);
      trials = List.copyOf(trials);
    }

    Stream<TimelineSecond> within(Window window) {
      return seconds.stream().filter(window::holds);
    }

    long errors() {
      return seconds.stream().mapToLong(TimelineSecond::errors).sum();
    }

    long requests() {
      return seconds.stream().mapToLong(TimelineSecond::requests).sum();
    }
  }

  /**
   * A stretch of the time axis.
   *
   * @param from its first second
   * @param to the second after its last
   */
  record Window(int from, int to) {
    boolean holds(TimelineSecond second) {
      return second.second() >= from && second.second() < to;
    }
  }

  List<PhaseSpan> spans() {
    return phases.stream().map(PhaseFigures::span).toList();
  }

  boolean hasErrors() {
    return shown.errors() + control.map(Series::errors).orElse(0L) > 0;
  }

  /** Errors that this figure does not show, because they fall outside its seconds. */
  long errorsOutside() {
    return shown.errors() - shown.within(window).mapToLong(TimelineSecond::errors).sum();
  }

  @Override
  public String description() {
    String phases =
        this.phases.stream().map(TimelineFigure::describe).collect(Collectors.joining(", "));
    return seconds(window.from(), window.to())
        + " after the "
        + origin
        + ": error rate at most "
        + most(second -> second.errorRatePct().orElse(0))
        + " %, response time in a second at most "
        + most(second -> second.p50Ms().orElse(0))
        + " ms (median) and "
        + most(second -> second.p99Ms().orElse(0))
        + " ms (99th percentile)"
        + (phases.isEmpty() ? "" : ". Phases: " + phases);
  }

  private static String describe(PhaseFigures phase) {
    PhaseSpan span = phase.span();
    return span.label()
        + " "
        + seconds(span.fromSeconds(), span.toSeconds())
        + " ("
        + cost(phase)
        + ")";
  }

  /** What a phase did to users, in a few words. */
  static String cost(PhaseFigures phase) {
    String time =
        phase.p99Ms().isPresent()
            ? String.format(Locale.ROOT, "p99 %.0f ms", phase.p99Ms().getAsDouble())
            : "no request";
    return phase.errors() == 0
        ? time
        : time + ", " + phase.errors() + (phase.errors() == 1 ? " error" : " errors");
  }

  private String most(ToDoubleFunction<TimelineSecond> value) {
    OptionalDouble most = shown.within(window).mapToDouble(value).max();
    return String.format(Locale.ROOT, "%.4g", most.orElse(0));
  }

  private static String seconds(double from, double to) {
    return String.format(Locale.ROOT, "%.1f to %.1f s", from, to);
  }

  @Override
  public int height() {
    return TimelineChart.height(this);
  }

  @Override
  public void paint(Graphics2D graphics, ChartFonts fonts) {
    new TimelineChart(this, graphics, fonts).paint();
  }
}
