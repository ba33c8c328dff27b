package org.cutover.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.analysis.Archives;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.report.ReportOptions;
import org.cutover.analysis.report.ReportWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets every table with a real LaTeX. */
class LatexIT {
  private static final String TWO_TRIALS =
      """
      l_0 & "%s",none,1,100,5,1,9,5,0,0
      l_0 & "%s",none,2,100,6,1,9,5,0,0
      l_0 & "%s",{100%%} #1^~<|>\\x $ ü – …,1,100,50,1,900,5,10,10
      l_0 & "%s",{100%%} #1^~<|>\\x $ ü – …,2,100,51,1,901,5,11,11
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needsLatex() {
    boolean there =
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "pdflatex")));
    assumeTrue(there, "no pdflatex here; on Debian: apt-get install texlive-latex-recommended");
  }

  @Test
  void shouldSetTheStudysTablesInAMinimalDocument() throws Exception {
    Path tables = tables(Archives.studyIn(folder));
    assertThat(set(tables, "\\usepackage{booktabs}"))
        .doesNotContain("Warning", "Overfull", "Undefined")
        .contains("Output written on document.pdf");
  }

  @Test
  void shouldSetTheStudysTablesInColour() throws Exception {
    Path tables = tables(Archives.studyIn(folder));
    String packages = "\\usepackage{booktabs,graphicx}\\usepackage[table]{xcolor}";
    assertThat(set(tables, packages))
        .doesNotContain("Warning", "Overfull", "Undefined")
        .contains("Output written on document.pdf");
  }

  @Test
  void shouldSetNamesOfAnyCharacters() throws Exception {
    String trials = TWO_TRIALS.replace("l_0 & \"%s\"", "\"l_0 & \"\"q\"\"\"").replace("%%", "%");
    Path tables = tables(Archives.of(folder.resolve("odd"), "", Archives.HEADER + trials));
    assertThat(set(tables, "\\usepackage{booktabs}")).contains("Output written on document.pdf");
  }

  private static Path tables(Path archive) {
    ReportOptions options = new ReportOptions(Set.of("tex"), Mode.RECOMPUTED);
    return ReportWriter.write(archive, options).directory().resolve("tables");
  }

  /** What pdflatex has to say of a document with all tables and nothing else. */
  private static String set(Path tables, String packages) throws IOException, InterruptedException {
    String document =
        Stream.concat(
                Stream.of("\\documentclass{article}", packages, "\\begin{document}"),
                names(tables).stream().map(name -> "\\input{" + name + "}\\clearpage"))
            .collect(Collectors.joining("\n", "", "\n\\end{document}\n"));
    Files.writeString(tables.resolve("document.tex"), document);
    Path said = tables.resolve("said.txt");
    // Twice, as anyone does: the second time knows the labels of the first.
    for (int time = 1; time <= 2; time++) {
      Process latex =
          new ProcessBuilder("pdflatex", "-halt-on-error", "-interaction=nonstopmode", "document")
              .directory(tables.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertThat(latex.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }
    return Files.readString(said);
  }

  private static List<String> names(Path tables) throws IOException {
    try (Stream<Path> files = Files.list(tables)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tex") && !name.equals("document.tex"))
          .sorted()
          .toList();
    }
  }
}
