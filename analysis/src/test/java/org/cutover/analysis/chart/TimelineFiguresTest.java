package org.cutover.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.cutover.analysis.Archives;
import org.cutover.analysis.Timelines;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.chart.ChartPainter.Picture;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Mode;
import org.junit.jupiter.api.Test;

class TimelineFiguresTest {
  private final Archive archive = Archives.read(Archives.study());

  @Test
  void shouldHaveAFigureForEachCellWithADeployment() {
    List<Figure> figures = figures(2);
    assertThat(figures).hasSize(6).extracting(Figure::id).startsWith("7.1").endsWith("7.6");
    assertThat(figures.get(0).title())
        .isEqualTo("Successful deployment at low traffic, second by second");
    TimelineFigure first = (TimelineFigure) figures.get(0);
    assertThat(first.control().orElseThrow().name()).isEqualTo("No deployment");
    assertThat(first.shown().trials()).hasSize(10);
  }

  @Test
  void shouldShowTheDeploymentAndItsSurroundings() {
    TimelineFigure figure = (TimelineFigure) figures(2).get(0);
    assertThat(figure.window()).isEqualTo(new TimelineFigure.Window(-6, 22));
    assertThat(figure.errorsOutside()).isZero();
    assertThat(figure.description())
        .startsWith("-6.0 to 22.0 s after the start of the deployment: error rate at most ")
        .contains("Phases: preflight 0.0 to 2.0 s (p99 5 ms), copy 1.5 to 3.5 s");
  }

  @Test
  void shouldFoldThePanelOfErrorsWhereThereAreNone() {
    assertThat(figures(0).get(0).height()).isLessThan(figures(1).get(0).height());
  }

  @Test
  void shouldDrawOneTrialOnDemand() {
    Analysis analysis = Timelines.of(archive, 1);
    Figure figure = FigureCatalogue.ofTrial(analysis, "3-medium-failure").orElseThrow();
    assertThat(figure.id()).isEqualTo("trial-3-medium-failure");
    assertThat(figure.title()).isEqualTo("Trial 3-medium-failure, second by second");
    assertThat(FigureCatalogue.ofTrial(analysis, "11-medium-failure")).isEmpty();
  }

  @Test
  void shouldShowAvailabilityOfAllCellsInOneFigure() {
    List<Figure> figures = new LimitFigures().figures(Timelines.of(archive, 1), 1);
    assertThat(figures).singleElement().extracting(Figure::id).isEqualTo("8.1");
    LimitFigure figure = (LimitFigure) figures.get(0);
    assertThat(figure.panels()).hasSize(3);
    assertThat(figure.panels().get(0).curves()).hasSize(3);
    assertThat(figure.description()).contains("Low traffic, No deployment 99.90 % from 4000 ms on");
  }

  @Test
  void shouldHaveNoneWithoutSamples() {
    Analysis analysis = Analysis.of(archive, Mode.RECOMPUTED);
    assertThat(new TimelineFigures().figures(analysis, 1)).isEmpty();
    assertThat(new LimitFigures().figures(analysis, 1)).isEmpty();
  }

  @Test
  void shouldPaintTheSameBytesAgain() {
    ChartPainter painter = ChartPainter.create().orElseThrow();
    String once = svg(painter);
    assertThat(svg(painter).equals(once)).isTrue();
    assertThat(once).doesNotContain("NaN", "Infinity").contains("stroke-dasharray");
  }

  private String svg(ChartPainter painter) {
    Analysis analysis = Timelines.of(archive, 1);
    List<Figure> figures =
        List.of(
            new TimelineFigures().figures(analysis, 1).get(0),
            new LimitFigures().figures(analysis, 1).get(0));
    return painter.paint(figures, false).stream().map(Picture::svg).collect(Collectors.joining());
  }

  private List<Figure> figures(int errorsASecond) {
    return new TimelineFigures().figures(Timelines.of(archive, errorsASecond), 1);
  }
}
