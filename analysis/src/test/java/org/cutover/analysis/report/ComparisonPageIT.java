package org.cutover.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.Archives;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.BuildChoice;
import org.cutover.analysis.builds.Builds;
import org.cutover.analysis.builds.Design;
import org.cutover.analysis.builds.Gate;
import org.cutover.analysis.builds.output.ComparisonWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;

/** Looks at the page of a comparison of builds with a real browser. */
@ExtendWith(BrowserWorks.class)
class ComparisonPageIT {
  private static final String HOSTILE = "<b>&\"'a-very-long-name-without-any-space-in-it-at-all";

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void open() {
    browser = Browser.start(folder.resolve("profile"));
    Path a = Archives.studyIn(folder.resolve("old"));
    Path b = Archives.studyIn(folder.resolve(HOSTILE));
    Builds builds = BuildChoice.ofTwo(a, b, Optional.empty(), Optional.empty(), Design.EFFECTS);
    page =
        ComparisonWriter.write(BuildAnalysis.of(builds, Gate.STANDARD), folder.resolve("out"))
            .folder()
            .resolve("comparison.html");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void shouldShowTheVerdictFirstWithoutComplaintAndWithoutNetwork() {
    browser.log(LogType.PERFORMANCE);
    browser.open(page, 1400);
    assertThat((String) browser.run("return document.querySelector('h3').innerText"))
        .contains("Undecided whether B is worse than A");
    assertThat((String) browser.run("return document.querySelector('h1').innerText"))
        .contains(HOSTILE);
    assertThat(browser.log(LogType.BROWSER)).isEmpty();
    assertThat(browser.log(LogType.PERFORMANCE))
        .filteredOn(entry -> entry.contains("\"Network.requestWillBeSent\""))
        .isNotEmpty()
        .noneMatch(entry -> entry.matches(".*\"url\":\"(?!file:|data:).*"));
  }

  @Test
  void shouldScrollWideTablesInTheirBoxesAndNotThePage() {
    for (int width : List.of(400, 1400)) {
      browser.open(page, width);
      assertThat(
              browser.run(
                  "const page = document.documentElement;"
                      + " return page.scrollWidth - page.clientWidth"))
          .as("how far the page scrolls sideways at " + width)
          .isEqualTo(0L);
    }
  }

  @Test
  void shouldShowTheWholeAnswerWithoutScrollingSideways() {
    browser.open(page, 1200);
    assertThat((Long) browser.run("return document.querySelectorAll('#answer td').length"))
        .isPositive();
    assertThat((List<?>) browser.runFile("cut-off.js")).as("cut off").isEmpty();
  }

  @Test
  void shouldBeReadableInLightAndDark() {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.open(page, 1400);
      assertThat((List<?>) browser.runFile("contrast.js")).as(scheme).isEmpty();
    }
    browser.prefer("light");
  }
}
