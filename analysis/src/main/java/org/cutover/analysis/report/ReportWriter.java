package org.cutover.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.analysis.chart.ChartPainter;
import org.cutover.analysis.chart.ChartPainter.Picture;
import org.cutover.analysis.chart.Figure;
import org.cutover.analysis.chart.FigureCatalogue;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.format.FormatCatalogue;
import org.cutover.analysis.format.TableFormat;
import org.cutover.analysis.format.TerminalFormat;
import org.cutover.analysis.table.Table;
import org.cutover.analysis.table.TableCatalogue;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Makes the report of an archive. The same archive gives the same bytes. */
public final class ReportWriter {
  private static final List<String> SOURCES =
      List.of("trials.csv", "experiment.yml", "environment.json");

  private ReportWriter() {}

  /**
   * Reads the archive, analyses it and replaces its {@code report/} folder.
   *
   * @throws CutoverException with exit code 2 if there is no such folder, 5 if the archive is
   *     broken, 1 if the report cannot be written
   */
  public static ReportResult write(Path directory, ReportOptions options) {
    return write(directory, options, ChartPainter::create);
  }

  static ReportResult write(
      Path directory, ReportOptions options, Supplier<Optional<ChartPainter>> charts) {
    // Java's graphics take longer to load than everything else takes to compute.
    CompletableFuture<Optional<ChartPainter>> painter = CompletableFuture.supplyAsync(charts);
    Archive archive = new ArchiveReader(MetricCatalogue.names()).read(directory);
    if (archive.trials().isEmpty()) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, directory.resolve("trials.csv") + ": no trials to report on");
    }
    Analysis analysis = Analysis.of(archive, options.mode());
    List<Figure> figures = FigureCatalogue.figures(analysis);
    List<String> warnings = new ArrayList<>(archive.warnings());
    List<Picture> pictures = paint(painter.join(), figures, warnings);
    try (ReportFolder folder = ReportFolder.begin(directory)) {
      Contents contents =
          new Contents(
              analysis,
              Answer.of(analysis),
              TableCatalogue.sections(analysis),
              pictures,
              warnings,
              options.formats(),
              sources(directory));
      writeFiles(folder, contents);
      return result(folder.finish(), contents);
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.FAILED, directory.resolve("report") + ": cannot be written: " + e, e);
    }
  }

  private static List<Picture> paint(
      Optional<ChartPainter> painter, List<Figure> figures, List<String> warnings) {
    if (painter.isPresent()) {
      return figures.parallelStream().map(painter.get()::paint).toList();
    }
    warnings.add(
        "this Java cannot draw text, so figures "
            + String.join(", ", figures.stream().map(Figure::id).toList())
            + " are missing; install fontconfig and freetype (on Debian: apt-get install fontconfig"
            + " libfreetype6) and run the report again");
    return List.of();
  }

  private static void writeFiles(ReportFolder folder, Contents contents) throws IOException {
    folder.write("data/cells.csv", CellsCsv.render(contents.analysis()));
    folder.write("data/tests.csv", TestsCsv.render(contents.analysis()));
    for (Picture picture : contents.pictures()) {
      folder.write("figures/" + picture.figure().id() + ".png", picture.png().toArray());
      folder.write("figures/" + picture.figure().id() + ".svg", picture.svg());
    }
    for (TableFormat format : FormatCatalogue.all()) {
      if (contents.formats().contains(format.name())) {
        for (Table table : tables(contents)) {
          folder.write("tables/" + table.id() + "." + format.name(), format.render(table));
        }
      }
    }
    if (contents.formats().contains(ReportOptions.HTML)) {
      folder.write("report.html", HtmlPage.render(contents));
    }
  }

  private static List<Table> tables(Contents contents) {
    return contents.sections().stream().flatMap(section -> section.tables().stream()).toList();
  }

  private static ReportResult result(Path folder, Contents contents) {
    Path page = folder.resolve("report.html");
    return new ReportResult(
        folder,
        Files.exists(page) ? page : folder,
        contents.answers().stream().map(Answer::text).toList(),
        terminalTables(contents),
        contents.warnings());
  }

  /** Means and p-values of the study's three metrics: what fits a screen. */
  private static List<String> terminalTables(Contents contents) {
    List<String> lines = new ArrayList<>();
    for (Table table : tables(contents)) {
      if (table.id().matches("[45]\\.[123]")) {
        lines.addAll(TerminalFormat.lines(table));
        lines.add("");
      }
    }
    if (!contents.answers().isEmpty()) {
      boolean published = contents.analysis().mode() == Mode.AS_PUBLISHED;
      lines.add("* significant, " + (published ? "Student's" : "Welch's") + " t-test");
    }
    return lines;
  }

  private static List<Contents.Source> sources(Path directory) throws IOException {
    List<Contents.Source> sources = new ArrayList<>();
    for (String name : SOURCES) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        sources.add(new Contents.Source(name, sha256(Files.readAllBytes(file))));
      }
    }
    return sources;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
