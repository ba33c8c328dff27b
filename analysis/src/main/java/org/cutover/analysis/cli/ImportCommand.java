package org.cutover.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cutover.analysis.intake.Format;
import org.cutover.analysis.intake.ImportOptions;
import org.cutover.analysis.intake.ImportResult;
import org.cutover.analysis.intake.Importer;
import org.cutover.analysis.intake.Transactions;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.Interruption;
import org.cutover.common.cli.ShellWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cutover import FILE... --out DIR}. */
@Command(
    name = "import",
    description = "Makes an archive from files of JMeter or Taurus, or from a table of trials.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the archive is written",
      " 2:a name, a file or --out is not as it must be; nothing was written",
      " 5:a file cannot be read, or has malformed rows; nothing was written",
      "130:interrupted; nothing was written"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final Duration CLEANING = Duration.ofSeconds(10);

  /** What a time stamp says. */
  enum Stamp {
    START,
    END
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV, compressed by gzip or not")
  private List<Path> files;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "the archive: a folder that is absent or empty")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description =
          "how a file's name tells its trial, such as '{level}-{scenario}-{run}.jtl'; also"
              + " {deployer}, * for any text, and / for folders")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "jtl, final-stats or tidy (default: what each file looks like)")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--control",
      paramLabel = "SCENARIO",
      description = "the scenario without a deployment (default: none)")
  private Optional<String> control = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "LABEL",
      description = "only requests with this label, * for any text; may be given again")
  private List<String> labels = List.of();

  @Option(
      names = "--transactions",
      paramLabel = "RULE",
      description =
          "rows of transaction controllers: skip, keep, or auto: skip where their requests have"
              + " rows (default)")
  private Transactions.Rule transactions = Transactions.Rule.AUTO;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COLUMN",
      description = "columns of JTL files without header, if not JMeter's default")
  private List<String> columns = List.of();

  @Option(
      names = "--timestamps",
      paramLabel = "WHEN",
      description = "start or end: what a time stamp says of a request (default: start)")
  private Stamp stamp = Stamp.START;

  @Option(
      names = "--timestamp-format",
      paramLabel = "FORM",
      description = "of dates, such as 'dd.MM.yyyy HH:mm:ss' (default: epoch, JMeter's, ISO 8601)")
  private Optional<String> timestampFormat = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "of dates that name none, such as Europe/Berlin (default: UTC)")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(
      names = "--skip-malformed",
      description = "go on without rows that cannot be read, and have the report count them")
  private boolean skipMalformed;

  @Override
  public Integer call() throws IOException {
    ImportOptions options =
        new ImportOptions(
            files,
            out,
            name,
            format.map(ImportCommand::known),
            new ImportOptions.JtlReading(
                columns, timestampFormat, zone, stamp == Stamp.END, labels, transactions),
            control,
            skipMalformed);
    try (Interruption interruption = Interruption.listen(CLEANING)) {
      ImportResult result = interrupted(interruption, options);
      print(result, spec.commandLine().getOut());
    }
    return ExitCode.DONE.code();
  }

  private static Format known(String word) {
    return Format.of(word)
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "--format: unknown format '"
                        + word
                        + "'; known: "
                        + String.join(", ", Format.words())));
  }

  private static ImportResult interrupted(Interruption interruption, ImportOptions options)
      throws IOException {
    Thread reader = Thread.currentThread();
    interruption.onStop(reader::interrupt);
    try {
      return Importer.run(options);
    } catch (ClosedByInterruptException e) {
      throw new CutoverException(
          ExitCode.INTERRUPTED, options.out() + ": interrupted; nothing was written", e);
    }
  }

  private static void print(ImportResult result, PrintWriter out) {
    for (ImportResult.ImportedFile file : result.files()) {
      String trials =
          file.trials().size() == 1 ? file.trials().get(0) : file.trials().size() + " trials";
      out.println(
          file.name()
              + ": "
              + file.format().description()
              + ", "
              + file.rows()
              + (file.rows() == 1 ? " row" : " rows")
              + " → "
              + trials);
      if (file.malformed() > 0) {
        out.println("  " + file.malformed() + " malformed, left out: see skipped.csv");
      }
      file.notes().forEach(note -> out.println("  " + note));
    }
    result.warnings().forEach(warning -> out.println("Warning: " + warning));
    out.println(
        "Archive: "
            + result.archive()
            + " ("
            + result.trials()
            + (result.trials() == 1 ? " trial)" : " trials)"));
    out.println("Next: cutover report " + ShellWord.of(result.archive()));
    out.flush();
  }
}
