package org.cutover.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.analysis.chart.ChartPainter;
import org.cutover.analysis.chart.ChartPainter.Picture;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.format.FormatCatalogue;
import org.cutover.analysis.format.TableFormat;
import org.cutover.analysis.format.TerminalFormat;
import org.cutover.analysis.table.Table;
import org.cutover.analysis.table.TableCatalogue;
import org.cutover.analysis.timeline.SampleAnalysis;
import org.cutover.analysis.timeline.SampleAnalyst;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;

/** Makes the report of an archive. The same archive gives the same bytes. */
public final class ReportWriter {
  private static final String FOLDER = "report";

  private ReportWriter() {}

  /**
   * Reads the archive, analyses it and replaces its {@code report/} folder.
   *
   * @throws CutoverException with exit code 2 if there is no such folder, 5 if the archive is
   *     broken, 1 if the report cannot be written
   */
  public static ReportResult write(Path directory, ReportOptions options) {
    return write(directory, directory.resolve(FOLDER), options);
  }

  /**
   * The same with the report elsewhere, for an archive that is not to be written to.
   *
   * @param target a folder that is absent, empty, or a report, which is replaced
   * @throws CutoverException in addition with exit code 2 if the target is something else
   */
  public static ReportResult write(Path directory, Path target, ReportOptions options) {
    return write(directory, target, options, ChartPainter::create);
  }

  static ReportResult write(
      Path directory,
      Path target,
      ReportOptions options,
      Supplier<Optional<ChartPainter>> painters) {
    // Java's graphics take longer to load than everything else takes to compute.
    CompletableFuture<Optional<ChartPainter>> painter =
        options.withFigures()
            ? CompletableFuture.supplyAsync(painters)
            : CompletableFuture.completedFuture(Optional.empty());
    Archive archive = new ArchiveReader(MetricCatalogue.names()).read(directory);
    archive.requireTrials();
    Analysis analysis = analyse(archive, options.mode());
    return write(directory, target, analysis, options, painter.join());
  }

  private static Analysis analyse(Archive archive, Mode mode) {
    Optional<SampleAnalysis> samples = SampleAnalyst.analyse(archive);
    Archive complete = samples.map(found -> SampleAnalyst.complete(archive, found)).orElse(archive);
    return Analysis.of(complete, mode, samples);
  }

  static ReportResult write(
      Path directory,
      Path target,
      Analysis analysis,
      ReportOptions options,
      Optional<ChartPainter> painter) {
    List<String> warnings = new ArrayList<>(analysis.archive().warnings());
    analysis.samples().ifPresent(samples -> warnings.addAll(samples.warnings()));
    List<Contents.Charts> charts =
        options.withFigures() ? Charts.paint(painter, analysis, options, warnings) : List.of();
    try (ReportFolder folder = ReportFolder.begin(target)) {
      Contents contents =
          new Contents(
              analysis,
              Answer.of(analysis),
              TableCatalogue.sections(analysis),
              charts,
              DataFiles.of(analysis),
              warnings,
              options.formats(),
              Provenance.of(directory));
      writeFiles(folder, contents);
      return result(folder.finish(), contents);
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.FAILED,
          target + ": cannot be written, choose another folder with --out: " + IoFailure.reason(e),
          e);
    }
  }

  private static void writeFiles(ReportFolder folder, Contents contents) throws IOException {
    for (DataFile file : contents.data()) {
      folder.write("data/" + file.name(), file.text());
    }
    for (DataFile file : DataFiles.ofTrials(contents.analysis())) {
      folder.write("data/" + file.name(), file.text());
    }
    writeFigures(folder, contents);
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

  private static void writeFigures(ReportFolder folder, Contents contents) throws IOException {
    for (Picture picture : contents.pictures()) {
      String name = "figures/" + picture.figure().id() + ".";
      if (contents.formats().contains(ReportOptions.PNG)) {
        folder.write(name + "png", picture.png().orElseThrow().toArray());
      }
      if (contents.formats().contains(ReportOptions.SVG)) {
        folder.write(name + "svg", picture.svg());
      }
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
        AnswerText.of(contents.answers()),
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
}
