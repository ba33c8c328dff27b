package org.cutover.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.cutover.analysis.Archives;
import org.cutover.analysis.chart.ChartPainter.Picture;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.statistics.Summary;
import org.junit.jupiter.api.Test;

class ChartPainterTest {
  private final ChartPainter painter = ChartPainter.create().orElseThrow();

  @Test
  void shouldShowTheStudysFiguresWithEveryTrial() {
    List<Figure> figures =
        FigureCatalogue.figures(Analysis.of(Archives.read(Archives.study()), Mode.RECOMPUTED));
    assertThat(figures.stream().map(Figure::id)).containsExactly("4.1", "4.2", "4.3", "4.4", "4.5");
    assertThat(figures.get(0).groups())
        .containsExactly("No deployment", "Successful deployment", "Failing deployment");
    assertThat(figures.get(3).groups())
        .containsExactly("Low traffic", "Medium traffic", "High traffic");
    assertThat(figures.get(3).bars()).hasSize(9).allMatch(bar -> bar.values().size() == 10);
    assertThat(figures.get(4).bars().get(8).label()).isEqualTo("68037");
  }

  @Test
  void shouldPaintABarAsHighAsItsMean() throws IOException {
    // The second bar is half as high as the first: so must be the ground they cover.
    BufferedImage image = pixels(painter.paint(figure("Title", List.of(20.0, 10.0))));
    double first = covered(image, Palette.pale(Palette.of(0)).getRGB());
    double second = covered(image, Palette.pale(Palette.of(1)).getRGB());
    assertThat(first).isPositive();
    assertThat(second / first).isBetween(0.47, 0.53);
  }

  @Test
  void shouldGiveTheSameVectorsEveryTime() {
    Figure figure = figure("Title", List.of(1.0, 2.0));
    assertThat(painter.paint(figure).svg()).isEqualTo(painter.paint(figure).svg());
  }

  @Test
  void shouldDependOnNoTypefaceAndNoNetwork() {
    String svg = painter.paint(figure("5 < 6 & 7", List.of(1.0, 2.0))).svg();
    assertThat(svg)
        .contains("<title>4.9 5 &lt; 6 &amp; 7</title>")
        .doesNotContain("<text", "font-family", "DOCTYPE");
  }

  @Test
  void shouldPaintCellsWithoutTrialsAndWithoutHeight() {
    Figure.Bar empty = new Figure.Bar(0, 0, 1, "none", 0, Optional.empty(), List.of(), "no trials");
    Figure figure =
        new Figure("4.9", "Empty", "ms", List.of("none", "zero"), List.of(empty, bar(1, 0)));
    assertThat(painter.paint(figure).svg()).contains("<path");
  }

  private static Figure figure(String title, List<Double> means) {
    return new Figure(
        "4.9",
        title,
        "ms",
        List.of("one", "two"),
        List.of(bar(0, means.get(0)), bar(1, means.get(1))));
  }

  private static Figure.Bar bar(int group, double mean) {
    Summary summary = Summary.of(new double[] {mean}, 0.95);
    return new Figure.Bar(
        group, 0, 1, "series " + group, group, Optional.of(summary), List.of(), "mean");
  }

  private static BufferedImage pixels(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png().toArray()));
  }

  private static long covered(BufferedImage image, int colour) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(pixels).filter(pixel -> pixel == colour).count();
  }
}
