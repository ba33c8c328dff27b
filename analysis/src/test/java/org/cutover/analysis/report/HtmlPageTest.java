package org.cutover.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cutover.analysis.Archives;
import org.cutover.analysis.Timelines;
import org.cutover.analysis.comparison.Analysis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
  private static String page;
  private static Path report;

  @BeforeAll
  static void write(@TempDir Path folder) throws IOException {
    Path archive = Archives.studyIn(folder);
    Path file = archive.resolve("experiment.yml");
    Files.writeString(
        file, Files.readString(file).replace("name: study", "name: \"<script>alert(1)</script>\""));
    ReportResult result = ReportWriter.write(archive, ReportOptions.standard());
    report = result.directory();
    page = Files.readString(result.main());
  }

  @Test
  void shouldNeedNoNetworkAndNoScript() {
    assertThat(page).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(");
    assertThat(found("src=\"([^\"]{0,30})")).allMatch(src -> src.startsWith("data:image/svg+xml"));
    assertThat(found("src=\"([^\"]{0,30})")).hasSize(8);
  }

  @Test
  void shouldEscapeWhatTheArchiveSays() {
    assertThat(page).contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>");
  }

  @Test
  void shouldLinkOnlyToWhatIsThere() {
    List<String> ids = found(" id=\"([^\"]+)\"");
    assertThat(ids).doesNotHaveDuplicates();
    for (String target : found("href=\"([^\"]+)\"")) {
      if (target.startsWith("#")) {
        assertThat(ids).contains(target.substring(1));
      } else {
        assertThat(report.resolve(target)).isRegularFile();
      }
    }
  }

  @Test
  void shouldAnswerFirst() {
    assertThat(page.indexOf("At low traffic a deployment harms users"))
        .isPositive()
        .isLessThan(page.indexOf("<img"))
        .isLessThan(page.indexOf("<table"));
  }

  @Test
  void shouldDescribeEveryPictureInWords() {
    assertThat(page)
        .contains(
            "alt=\"Figure 4.2. Error rate by scenario, medium traffic: No deployment 0.001,"
                + " Successful deployment 0.639, Failing deployment 1.201\"");
  }

  @Test
  void shouldKeepHeadingsInOrder() {
    assertThat(found("<h([1-6])")).startsWith("1", "2").doesNotContain("4").containsOnlyOnce("1");
  }

  @Test
  void shouldSayWhatComesFromSamplesAndHow(@TempDir Path folder) throws IOException {
    Path archive = Archives.studyIn(folder);
    Analysis analysis = Timelines.of(Archives.read(archive), 1);
    ReportResult result =
        ReportWriter.write(
            archive,
            archive.resolve("report"),
            analysis,
            ReportOptions.standard(),
            Optional.empty());
    assertThat(Files.readString(result.main()))
        .contains("<li>trials/: the samples of 90 trials</li>")
        .contains("A request counts in the second in which it was sent");
    assertThat(page).doesNotContain("the samples of", "A request counts");
  }

  private static List<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
