package org.cutover.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.cutover.analysis.Archives;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.chart.ChartPainter.Picture;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.statistics.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartPainterTest {
  private final ChartPainter painter = ChartPainter.create().orElseThrow();

  @Test
  void shouldShowTheStudysFiguresWithEveryTrial() {
    List<GroupedFigure> figures =
        sections(Archives.read(Archives.study())).get(0).figures().stream()
            .map(GroupedFigure.class::cast)
            .toList();
    assertThat(figures.stream().map(Figure::id)).containsExactly("4.1", "4.2", "4.3", "4.4", "4.5");
    assertThat(figures.get(0).groups())
        .containsExactly("No deployment", "Successful deployment", "Failing deployment");
    assertThat(figures.get(3).groups())
        .containsExactly("Low traffic", "Medium traffic", "High traffic");
    assertThat(figures.get(3).bars()).hasSize(9).allMatch(bar -> bar.values().size() == 10);
    assertThat(figures.get(4).bars().get(8).label()).isEqualTo("68037");
    assertThat(figures.get(4).bars().get(8).mark()).isEqualTo("failure");
  }

  @Test
  void shouldSayHowSureItsIntervalsAre() {
    assertThat(BarNote.MEANS.text(0.1)).contains("lines: 90 % confidence intervals");
    assertThat(BarNote.LIMITS.text(0.05)).contains("in % of all", "95 % confidence interval");
  }

  @Test
  void shouldShowHowHighARateMayBeWhenNobodySawAnError(@TempDir Path folder) {
    String trials =
        Archives.HEADER + "low,none,1,100,5,1,9,5,0,0\n" + "high,none,1,200,5,1,9,5,0,0\n";
    List<Figure> figures =
        sections(Archives.read(Archives.of(folder, "", trials))).get(0).figures();
    assertThat(figures.stream().map(Figure::id)).containsExactly("4.1", "4.3", "4.4");
    GroupedFigure bounds = (GroupedFigure) figures.get(0);
    assertThat(bounds.title())
        .isEqualTo("No error in 300 requests: how high the rate may still be");
    assertThat(bounds.description())
        .isEqualTo("Low traffic, No deployment 0 of 100, High traffic, No deployment 0 of 200");
    // 1 - 0.05^(1/100)
    assertThat(bounds.bars().get(0).interval().orElseThrow().high())
        .isCloseTo(2.951, within(0.001));
  }

  @Test
  void shouldDrawBoxesOfFourTrialsOrMore(@TempDir Path folder) {
    List<Figure> boxes = sections(Archives.read(Archives.study())).get(1).figures();
    assertThat(boxes.stream().map(Figure::id)).containsExactly("6.1", "6.2", "6.3");
    assertThat(painter.paint(boxes.get(0)).svg()).contains("viewBox=\"0 0 900 400\"");
    String three =
        Archives.HEADER
            + "low,none,1,9,5,1,9,5,0,0\nlow,none,2,9,6,1,9,5,0,0\nlow,none,3,9,7,1,9,5,0,0\n";
    assertThat(sections(Archives.read(Archives.of(folder, "", three)))).hasSize(1);
  }

  @Test
  void shouldSetLettersWhereNamesWouldOverlap(@TempDir Path folder) {
    String rows = "";
    for (int run = 1; run <= 4; run++) {
      String numbers = "," + run + ",9," + run + ",1,9,5,1,0,";
      rows += "low,none" + numbers + "\n" + "low,success" + numbers + "mine\n";
      rows += "low,success" + numbers + "the-one-of-somebody-else\n";
    }
    String header = Archives.HEADER.strip() + ",deployer\n";
    String names =
        "schema: 1\nlevels: {low: {}, mid: {}, high: {}}\nscenarios: {none: {}, success: {}}\ndeployers: {mine: a, the-one-of-somebody-else: b}\n";
    List<FigureCatalogue.Section> sections =
        sections(Archives.read(Archives.of(folder, names, header + rows)));
    GroupedFigure bars = (GroupedFigure) sections.get(0).figures().get(3);
    assertThat(bars.bars().get(1).mark()).isEqualTo("b");
    assertThat(bars.bars().get(1).series()).isEqualTo("b: Successful deployment, mine");
    BoxFigure boxes = (BoxFigure) sections.get(1).figures().get(0);
    assertThat(boxes.note().lines())
        .startsWith("a: none · b: success (mine) · c: success (the-one-of-somebody-else)");
    assertThat(boxes.height()).isEqualTo(422);
  }

  @Test
  void shouldInterpolateQuartilesAsRDoes() {
    // R: quantile(c(1, 2, 4, 8), c(.25, .5, .75))
    assertThat(BoxFigure.Quartiles.of(List.of(8.0, 1.0, 4.0, 2.0)))
        .isEqualTo(new BoxFigure.Quartiles(1.75, 3, 5));
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
    GroupedFigure.Bar empty =
        new GroupedFigure.Bar(
            0, 0, 1, "none", "none", 0, Optional.empty(), Optional.empty(), List.of(), "no trials");
    Figure figure =
        new GroupedFigure(
            "4.9",
            "Empty",
            "ms",
            List.of("none", "zero"),
            BarNote.MEANS.text(0.05),
            List.of(empty, bar(1, 0)));
    assertThat(painter.paint(figure).svg()).contains("<path");
  }

  private static List<FigureCatalogue.Section> sections(Archive archive) {
    return FigureCatalogue.sections(Analysis.of(archive, Mode.RECOMPUTED));
  }

  private static Figure figure(String title, List<Double> means) {
    return new GroupedFigure(
        "4.9",
        title,
        "ms",
        List.of("one", "two"),
        BarNote.MEANS.text(0.05),
        List.of(bar(0, means.get(0)), bar(1, means.get(1))));
  }

  private static GroupedFigure.Bar bar(int group, double mean) {
    Summary summary = Summary.of(new double[] {mean}, 0.95);
    return new GroupedFigure.Bar(
        group,
        0,
        1,
        "series " + group,
        "s",
        group,
        Optional.of(summary),
        Optional.empty(),
        List.of(),
        "mean");
  }

  private static BufferedImage pixels(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png().orElseThrow().toArray()));
  }

  private static long covered(BufferedImage image, int colour) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(pixels).filter(pixel -> pixel == colour).count();
  }
}
