package org.cutover.analysis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.report.ReportOptions;
import org.cutover.analysis.report.ReportWriter;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cutover report DIR}. */
@Command(
    name = "report",
    description = "Makes tables, tests and charts from an archive, in DIR/report or in --out.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the archive: a folder with a trials.csv")
  private Path directory;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the report goes, if not into the archive; replaces only a report")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = {
        "html, md, tex, csv, png, svg, separated by commas (default: all);",
        "without html, png and svg no chart is drawn, which is quicker"
      })
  private List<String> formats = List.of();

  @Option(
      names = "--trial",
      split = ",",
      paramLabel = "ID",
      description = "adds the timeline of a trial, such as 1-low-success, to the figures")
  private List<String> trials = List.of();

  @Option(
      names = "--as-published",
      description = "error rates as printed with each trial, and Student's pooled t-test")
  private boolean asPublished;

  @Override
  public Integer call() {
    ReportOptions options =
        new ReportOptions(
            chosenFormats(), asPublished ? Mode.AS_PUBLISHED : Mode.RECOMPUTED, trials);
    if (!trials.isEmpty() && !options.withFigures()) {
      throw CutoverException.usage("--trial: makes a figure; add html, png or svg to --format");
    }
    ReportText.print(
        ReportWriter.write(directory, out.orElseGet(() -> directory.resolve("report")), options),
        spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private Set<String> chosenFormats() {
    Set<String> known = ReportOptions.knownFormats();
    for (String format : formats) {
      if (!known.contains(format)) {
        throw CutoverException.usage(
            "--format: unknown format '" + format + "'; known: " + String.join(", ", known));
      }
    }
    return formats.isEmpty() ? known : new TreeSet<>(formats);
  }
}
