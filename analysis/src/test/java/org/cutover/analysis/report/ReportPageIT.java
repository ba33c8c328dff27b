package org.cutover.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cutover.analysis.Archives;
import org.cutover.analysis.Timelines;
import org.cutover.analysis.chart.ChartPainter;
import org.cutover.analysis.comparison.Analysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.logging.LogType;

/** Looks at report pages with a real browser. */
@ExtendWith(BrowserWorks.class)
class ReportPageIT {
  private static final int NARROW = 400;
  private static final int WIDE = 1400;

  private static final String SIDEWAYS =
      "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
  private static final String OUT_OF_BOX =
      """
      return [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1
            && !e.closest('.scroll, .picture') && e.checkVisibility())
        .map(e => e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 40))
      """;

  /** Before and after each width at which the page arranges itself anew. */
  private static final List<Integer> WIDTHS =
      List.of(1200, WIDE, 1217, 1216, 1025, 1024, 737, 736, NARROW);

  @TempDir private static Path folder;
  private static Browser browser;

  private static Path study;
  private static Path noError;
  private static Path samples;
  private static Path single;

  @BeforeAll
  static void open() {
    browser = Browser.start(folder.resolve("profile"));
    study = page(Archives.studyIn(folder));
    noError = page(Archives.of(folder.resolve("no error"), "", withoutErrors()));
    samples = pageOfSamples(Archives.studyIn(folder.resolve("samples")));
    single = page(Archives.of(folder.resolve("single"), "", singleTrials()));
  }

  /** One trial per cell: the findings with the longest words. */
  private static String singleTrials() {
    return Stream.of("none,1,1000,626.0,1,6583", "success,1,1000,1020.7,1,11293")
        .map(row -> "high," + row + ",5,84,8.4\n")
        .reduce(Archives.HEADER, String::concat);
  }

  private static Path pageOfSamples(Path archive) {
    Analysis analysis = Timelines.of(Archives.read(archive), 2);
    return ReportWriter.write(
            archive,
            archive.resolve("report"),
            analysis,
            ReportOptions.standard(),
            ChartPainter.create())
        .main();
  }

  private static Path page(Path archive) {
    return ReportWriter.write(archive, ReportOptions.standard()).main();
  }

  private static String withoutErrors() {
    return Stream.of("none", "success", "failure", "<b>&\"\"a-very-long-name-without-any-space")
        .flatMap(name -> Stream.of(row(name, 1), row(name, 2)))
        .reduce(Archives.HEADER, String::concat);
  }

  private static String row(String scenario, int run) {
    return "low,\"" + scenario + "\"," + run + ",1000,5" + run + ".5,1,9" + run + ",5,0,0\n";
  }

  static Stream<Named<Path>> pages() {
    return Stream.of(
        Named.of("study", study),
        Named.of("no error", noError),
        Named.of("samples", samples),
        Named.of("single trials", single));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowEveryPictureWithoutComplaintAndWithoutNetwork(Path page) {
    browser.log(LogType.PERFORMANCE);
    browser.open(page, WIDE);
    assertThat(list("return [...document.images].filter(i => !i.naturalWidth).map(i => i.alt)"))
        .isEmpty();
    assertThat((Long) browser.run("return document.images.length")).isPositive();
    assertThat(browser.log(LogType.BROWSER)).isEmpty();
    assertThat(browser.log(LogType.PERFORMANCE))
        .filteredOn(entry -> entry.contains("\"Network.requestWillBeSent\""))
        .hasSizeGreaterThan(1)
        .noneMatch(entry -> entry.matches(".*\"url\":\"(?!file:|data:).*"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldScrollWideThingsInTheirBoxesAndNotThePage(Path page) {
    for (int width : List.of(NARROW, WIDE)) {
      browser.open(page, width);
      browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
      assertThat(browser.run(SIDEWAYS)).as("how far the page scrolls sideways").isEqualTo(0L);
      assertThat(list(OUT_OF_BOX)).as("wider than the page, in no box that scrolls").isEmpty();
    }
    browser.open(page, NARROW);
    assertThat(
            list(
                "return [...document.querySelectorAll('.scroll, .picture')]"
                    + ".filter(b => b.scrollWidth > b.clientWidth).map(b => b.tabIndex)"))
        .as("boxes to scroll, reached by keyboard")
        .isNotEmpty()
        .containsOnly(0L);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowTheWholeAnswerWithoutScrollingSideways(Path page) {
    for (int width : WIDTHS) {
      browser.open(page, width);
      assertThat((Long) browser.run("return document.querySelectorAll('#answer td').length"))
          .isPositive();
      assertThat((List<?>) browser.runFile("cut-off.js")).as("cut off at " + width).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldKeepHeadingsInOrder(Path page) {
    browser.open(page, WIDE);
    List<Object> levels =
        list("return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])");
    assertThat(levels).startsWith(1L, 2L).containsOnlyOnce(1L);
    for (int i = 1; i < levels.size(); i++) {
      assertThat((Long) levels.get(i)).isLessThanOrEqualTo((Long) levels.get(i - 1) + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldBeReadableInLightAndDark(Path page) {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.open(page, WIDE);
      assertThat((List<?>) browser.runFile("contrast.js")).as(scheme).isEmpty();
    }
    browser.prefer("light");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLinkToFilesAndPlacesThatAreThere(Path page) {
    browser.open(page, WIDE);
    List<Object> links = list("return [...document.links].map(a => a.getAttribute('href'))");
    assertThat(links).hasSizeGreaterThan(20);
    for (Object link : links) {
      String target = (String) link;
      if (target.startsWith("#")) {
        assertThat(list("return [...document.querySelectorAll('[id]')].map(e => e.id)"))
            .contains(target.substring(1));
      } else {
        assertThat(page.resolveSibling(target)).isNotEmptyFile();
      }
    }
  }

  @Test
  void shouldPrintEverythingCleanly() throws IOException {
    browser.open(study, WIDE);
    try (PDDocument pdf = Loader.loadPDF(browser.pdf())) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains("Does a deployment harm users?", "At high traffic a deployment harms users")
          .contains("Table 5.3.", "Figure 4.5.", "SHA-256")
          .as("the tables that are folded on a screen")
          .contains("Table A.9.", "32848")
          .as("what only a screen needs")
          .doesNotContain("PNG", "tables, ");
      assertThat(pdf.getNumberOfPages()).isBetween(5, 15);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(String script) {
    return (List<Object>) browser.run(script);
  }
}
