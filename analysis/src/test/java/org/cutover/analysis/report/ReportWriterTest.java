package org.cutover.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cutover.analysis.Archives;
import org.cutover.analysis.comparison.Mode;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportWriterTest {
  @TempDir private Path folder;

  @Test
  void shouldWriteEverythingTheContractNames() throws Exception {
    ReportResult result = ReportWriter.write(Archives.studyIn(folder), ReportOptions.standard());
    Set<String> files = contents(result.directory()).keySet();
    for (String table : List.of("4.1", "4.3", "5.1", "5.3", "A.1", "A.9")) {
      assertThat(files)
          .contains(
              "tables/" + table + ".md", "tables/" + table + ".tex", "tables/" + table + ".csv");
    }
    for (int figure = 1; figure <= 5; figure++) {
      BufferedImage png =
          ImageIO.read(result.directory().resolve("figures/4." + figure + ".png").toFile());
      assertThat(png.getWidth()).isEqualTo(1800);
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(result.directory().resolve("figures/4." + figure + ".svg").toFile());
      assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
    }
    assertThat(files).contains("data/cells.csv", "data/tests.csv");
    assertThat(result.main()).isRegularFile().hasFileName("report.html");
    assertThat(result.warnings()).isEmpty();
    assertThat(result.answers()).hasSize(3);
    assertThat(result.terminalTables()).contains("Table 4.1  Mean error rate (%)");
  }

  @Test
  void shouldGiveTheSameBytesUnderAnyLocaleAndTimeZone() {
    Path archive = Archives.studyIn(folder);
    Map<String, String> expected = write(archive);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR", "pt-BR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        String place = tag.endsWith("TR") ? "America/Sao_Paulo" : "Pacific/Chatham";
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        Map<String, String> actual = write(archive);
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach(
            (name, text) ->
                assertThat(text.equals(expected.get(name))).as(tag + " " + name).isTrue());
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void shouldNameItsColumnsAndNeverWriteNaN() throws IOException {
    String trials =
        Archives.HEADER
            + "low,none,1,100,5,1,9,5,0,0\n"
            + "low,success,1,100,5,1,9,5,0,0\n"
            + "low,success,2,100,5,1,9,5,0,0\n";
    ReportResult result =
        ReportWriter.write(Archives.of(folder.resolve("x"), "", trials), ReportOptions.standard());
    Map<String, String> files = contents(result.directory());
    files.forEach((name, text) -> assertThat(text).as(name).doesNotContain("NaN", "Infinity"));
    assertThat(files.get("data/tests.csv").lines().toList())
        .startsWith(
            "metric,level,scenario,control,test,n_scenario,n_control,mean_scenario,mean_control,"
                + "difference,ci_low,ci_high,statistic,df,p,p_holm,effect,effect_size,deployer,"
                + "margin,verdict,warnings",
            "error_rate_pct,low,success,none,welch,2,1,0,0,0,,,,,,,,,,0.1,inconclusive,"
                + "\"not tested: at least two trials a side are needed; no error on either side;"
                + " the rate is below 2.95 % with 95 % confidence, taking requests as"
                + " independent\"");
  }

  @Test
  void shouldWriteTheTablesAndNameTheChartsWhenJavaCannotDraw() throws IOException {
    ReportResult result =
        ReportWriter.write(
            Archives.studyIn(folder),
            folder.resolve("out"),
            ReportOptions.standard(),
            Optional::empty);
    assertThat(result.warnings())
        .singleElement()
        .asString()
        .startsWith(
            "this Java cannot draw text, so figures 4.1, 4.2, 4.3, 4.4, 4.5, 6.1, 6.2, 6.3"
                + " are missing;");
    assertThat(contents(result.directory()).keySet())
        .contains("tables/4.1.md", "report.html")
        .noneMatch(name -> name.startsWith("figures/"));
    assertThat(Files.readString(result.main())).contains("are missing").doesNotContain("<img");
  }

  @Test
  void shouldReplaceTheWholeReportAndLeaveNothingElseBehind() throws IOException {
    Path archive = Archives.studyIn(folder);
    ReportWriter.write(archive, ReportOptions.standard());
    ReportResult result =
        ReportWriter.write(archive, new ReportOptions(Set.of("md"), Mode.AS_PUBLISHED));
    assertThat(result.main()).isEqualTo(archive.resolve("report"));
    assertThat(contents(result.directory()).keySet())
        .contains("tables/5.1.md", "data/tests.csv")
        .noneMatch(name -> name.endsWith(".tex") || name.endsWith(".html"));
    try (Stream<Path> files = Files.list(archive)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "trials.csv",
              "experiment.yml",
              "README.md",
              ".gitignore",
              "published.csv",
              "published-averages.csv",
              "report");
    }
  }

  @Test
  void shouldLeaveTheOldReportWhenTheArchiveIsBroken() throws IOException {
    Path archive = Archives.studyIn(folder);
    Map<String, String> before = write(archive);
    Files.writeString(archive.resolve("trials.csv"), Archives.HEADER + "low,none,1,x\n");
    assertThatThrownBy(() -> ReportWriter.write(archive, ReportOptions.standard()))
        .isInstanceOf(CutoverException.class);
    assertThat(contents(archive.resolve("report"))).isEqualTo(before);
  }

  private static Map<String, String> write(Path archive) {
    return contents(ReportWriter.write(archive, ReportOptions.standard()).directory());
  }

  /** Name and text (for pictures: size) of every file. */
  private static Map<String, String> contents(Path report) {
    try (Stream<Path> files = Files.walk(report)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> report.relativize(file).toString(),
                  ReportWriterTest::text,
                  (a, b) -> a,
                  HashMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return file.toString().endsWith(".png") ? "picture" : Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
