package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cutover.analysis.timeline.PhaseFigures;
import org.cutover.analysis.timeline.PhaseSpan;
import org.cutover.analysis.timeline.TimelineSecond;

/** Paints a timeline: phases as bars under each other, below them the panels, over one axis. */
final class TimelineChart {
  private static final int LEFT = 112;
  private static final int RIGHT = 26;
  private static final int HEAD = 72;
  private static final int LANE = 15;
  private static final int PANEL_TITLE = 26;
  private static final int NO_ERRORS = 30;
  private static final int FOOT = 62;
  private static final int LOW_PANEL = 84;
  private static final int HIGH_PANEL = 150;

  private static final BasicStroke THIN = new BasicStroke(0.8f);
  private static final BasicStroke MIDDLE = new BasicStroke(1.5f);
  private static final BasicStroke THICK = new BasicStroke(2.2f);
  private static final float[] DASHES = {5, 4};
  private static final BasicStroke DASHED =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);

  private final TimelineFigure figure;
  private final Graphics2D graphics;
  private final ChartFonts fonts;
  private final Lettering lettering;
  private final Scale seconds;
  private double y = HEAD;

  TimelineChart(TimelineFigure figure, Graphics2D graphics, ChartFonts fonts) {
    this.figure = figure;
    this.graphics = graphics;
    this.fonts = fonts;
    this.lettering = new Lettering(graphics);
    this.seconds = Scale.linear(figure.window().from(), figure.window().to());
  }

  static int height(TimelineFigure figure) {
    int errors = figure.hasErrors() ? PANEL_TITLE + LOW_PANEL : NO_ERRORS;
    int panels = PANEL_TITLE + LOW_PANEL + PANEL_TITLE + HIGH_PANEL;
    return HEAD + figure.phases().size() * LANE + errors + panels + FOOT;
  }

  void paint() {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, Figure.WIDTH, figure.height());
    double middle = Figure.WIDTH / 2.0;
    lettering.centred(figure.title(), fonts.bold(17), Palette.INK, middle, 30);
    paintLegend();
    paintPhases();
    paintErrors();
    Function<TimelineSecond, Double> rate = second -> second.requestsPerSecond();
    paintPanel("Requests a second", LOW_PANEL, List.of(rate), fromZero(rate));
    paintPanel(
        "Response time (ms): 99th percentile, and median (dashed)",
        HIGH_PANEL,
        List.of(s -> s.p99Ms().orElse(Double.NaN), s -> s.p50Ms().orElse(Double.NaN)),
        responseScale());
    String axis = "Seconds after the " + figure.origin();
    lettering.centred(axis, fonts.regular(12), Palette.INK, middle, y + 40);
  }

  private void paintLegend() {
    Legend legend = new Legend(graphics, fonts);
    Color colour = Palette.of(figure.shown().colour());
    int trials = figure.shown().trials().size();
    legend.add(figure.shown().name() + (trials > 0 ? ", all trials" : ""), colour, THICK);
    if (trials > 0) {
      legend.add("single trials", Palette.pale(colour), THIN);
    }
    figure
        .control()
        .ifPresent(control -> legend.add(control.name(), Palette.of(control.colour()), MIDDLE));
    legend.paint(Figure.WIDTH / 2.0, 54);
  }

  private void paintPhases() {
    PlotArea lanes = area(figure.phases().size() * LANE, Scale.linear(0, 1));
    double top = y;
    for (PhaseFigures phase : figure.phases()) {
      paintPhase(phase, lanes, top);
      top += LANE;
    }
    y = top;
  }

  /** A bar with the phase's name before the axis and what it cost beside it. */
  private void paintPhase(PhaseFigures phase, PlotArea lanes, double top) {
    PhaseSpan span = phase.span();
    double left = lanes.atX(Math.max(span.fromSeconds(), seconds.low()));
    // A phase of a few milliseconds is still to be seen.
    double right = Math.max(left + 2, lanes.atX(Math.min(span.toSeconds(), seconds.high())));
    graphics.setColor(phase.errors() > 0 ? Palette.FAILED_PHASE : Palette.PHASE);
    graphics.fill(new Rectangle2D.Double(left, top + 3, right - left, LANE - 5.0));
    Font font = fonts.regular(11);
    double end = LEFT - 8 - lettering.width(span.label(), font);
    lettering.from(span.label(), font, Palette.MUTED, end, top + 11.5);
    String cost = TimelineFigure.cost(phase);
    double width = lettering.width(cost, font);
    boolean fits = right + 6 + width < Figure.WIDTH;
    lettering.from(cost, font, Palette.INK, fits ? right + 6 : left - 6 - width, top + 11.5);
  }

  private void paintErrors() {
    if (figure.hasErrors()) {
      Function<TimelineSecond, Double> rate = s -> s.errorRatePct().orElse(Double.NaN);
      long outside = figure.errorsOutside();
      String elsewhere = outside > 0 ? " · " + outside + " errors are in other seconds" : "";
      paintPanel("Error rate (%)" + elsewhere, LOW_PANEL, List.of(rate), fromZero(rate));
    } else {
      String text = "No error in " + figure.shown().requests() + " requests";
      lettering.from(text, fonts.bold(12), Palette.INK, LEFT, y + 22);
      y += NO_ERRORS;
    }
  }

  private void paintPanel(
      String title, int height, List<Function<TimelineSecond, Double>> values, Scale scale) {
    lettering.from(title, fonts.bold(12), Palette.INK, LEFT, y + 18);
    y += PANEL_TITLE;
    PlotArea area = area(height, scale);
    figure
        .spans()
        .forEach(span -> area.paintSpan(span.fromSeconds(), span.toSeconds(), Palette.SHADE));
    area.paintRows(height / 24);
    // The last panel has the values of the axis that all share.
    area.paintColumns(12, values.size() > 1, Scale::label);
    Color colour = Palette.of(figure.shown().colour());
    for (List<TimelineSecond> trial : figure.shown().trials()) {
      paintCurve(area, trial, values.get(0), Palette.pale(colour), THIN);
    }
    figure.control().ifPresent(c -> paintCurves(area, c, values, MIDDLE));
    paintCurves(area, figure.shown(), values, THICK);
    y += height;
  }

  private void paintCurves(
      PlotArea area,
      TimelineFigure.Series series,
      List<Function<TimelineSecond, Double>> values,
      BasicStroke stroke) {
    Color colour = Palette.of(series.colour());
    for (int i = 0; i < values.size(); i++) {
      paintCurve(area, series.seconds(), values.get(i), colour, i == 0 ? stroke : DASHED);
    }
  }

  /** A second's value stands in the middle of that second. */
  private void paintCurve(
      PlotArea area,
      List<TimelineSecond> all,
      Function<TimelineSecond, Double> value,
      Color colour,
      BasicStroke stroke) {
    List<TimelineSecond> drawn = all.stream().filter(figure.window()::holds).toList();
    double[] xs = drawn.stream().mapToDouble(second -> second.second() + 0.5).toArray();
    double[] ys = drawn.stream().mapToDouble(value::apply).toArray();
    area.paintCurve(xs, ys, colour, stroke);
  }

  private PlotArea area(int height, Scale scale) {
    Rectangle2D place = new Rectangle2D.Double(LEFT, y, Figure.WIDTH - LEFT - RIGHT, height);
    return new PlotArea(graphics, fonts, place, seconds, scale);
  }

  private Scale fromZero(Function<TimelineSecond, Double> value) {
    double highest = drawn().mapToDouble(value::apply).filter(v -> v > 0).max().orElse(1);
    return Scale.linear(0, highest * 1.08);
  }

  private Scale responseScale() {
    double[] times =
        drawn()
            .flatMapToDouble(s -> DoubleStream.concat(s.p50Ms().stream(), s.p99Ms().stream()))
            .map(time -> Math.max(1, time))
            .sorted()
            .toArray();
    return times.length == 0
        ? Scale.logarithmic(1, 10)
        : Scale.logarithmic(times[0] / 1.3, times[times.length - 1] * 1.3);
  }

  private Stream<TimelineSecond> drawn() {
    Stream<TimelineSecond> trials =
        figure.shown().trials().stream().flatMap(List::stream).filter(figure.window()::holds);
    Stream<TimelineSecond> together =
        Stream.concat(Stream.of(figure.shown()), figure.control().stream())
            .flatMap(series -> series.within(figure.window()));
    return Stream.concat(trials, together);
  }
}
