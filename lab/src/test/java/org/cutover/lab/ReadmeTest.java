package org.cutover.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.analysis.cli.AuditCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README's figures are those of the archives that it names. */
class ReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** A trial, or the mean of several. */
  private record Figures(double avgMs, double maxMs, double errorRatePct) {
    static Figures mean(List<Figures> all) {
      return new Figures(
          all.stream().mapToDouble(Figures::avgMs).average().orElseThrow(),
          all.stream().mapToDouble(Figures::maxMs).average().orElseThrow(),
          all.stream().mapToDouble(Figures::errorRatePct).average().orElseThrow());
    }
  }

  @Test
  void shouldHaveTheFiguresOfBothArchivesSideBySide() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String level : List.of("low", "medium", "high")) {
      for (String scenario : List.of("none", "success", "failure")) {
        Figures study = Figures.mean(trials("study", level, scenario));
        List<Figures> here = trials("study-containers", level, scenario);
        assertThat(here).as(level + "/" + scenario).hasSize(1);
        expected.add(row(level, scenario, study, here.get(0)));
      }
    }
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).containsSubsequence(expected);
  }

  @Test
  void shouldAddUpInTheArchiveThatIsOurs() {
    StringWriter said = new StringWriter();
    CommandLine audit = new CommandLine(new AuditCommand()).setOut(new PrintWriter(said));
    int exit = audit.execute(ROOT.resolve("results/study-containers").toString());
    assertThat(exit).as(said.toString()).isZero();
  }

  private static String row(String level, String scenario, Figures study, Figures here) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,.0f ms | %,.0f ms | %,.0f ms | %,.0f ms | %.2f %% | %.2f %% |",
        level,
        scenario,
        study.avgMs(),
        here.avgMs(),
        study.maxMs(),
        here.maxMs(),
        study.errorRatePct(),
        here.errorRatePct());
  }

  /** Error rates from the counts, as the report has them; the printed ones have slips. */
  private static List<Figures> trials(String archive, String level, String scenario)
      throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("results/" + archive + "/trials.csv"));
    List<String> columns = List.of(lines.get(0).split(",", -1));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(row -> row[0].equals(level) && row[1].equals(scenario))
        .map(
            row ->
                new Figures(
                    Double.parseDouble(row[columns.indexOf("avg_ms")]),
                    Double.parseDouble(row[columns.indexOf("max_ms")]),
                    100
                        * Double.parseDouble(row[columns.indexOf("errors")])
                        / Double.parseDouble(row[columns.indexOf("samples")])))
        .toList();
  }
}
