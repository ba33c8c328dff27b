package org.cutover.analysis.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.analysis.archive.CellKey;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Makes an archive from files of other tools. The same files give the same bytes. */
public final class Importer {
  private final ImportOptions options;
  private final TimeStamps timeStamps;
  private final Map<Format, Intake> intakes;

  private Importer(ImportOptions options) {
    this.options = options;
    this.timeStamps = timeStamps(options.reading());
    this.intakes =
        Map.of(
            Format.JTL, new JtlIntake(options.reading(), timeStamps),
            Format.FINAL_STATS, new FinalStatsIntake(options.reading().labels()),
            Format.TIDY, new TidyIntake(options.reading().labels()));
  }

  /**
   * Reads the files and writes the archive; nothing is left of one that fails.
   *
   * @throws CutoverException with exit code 2 if files, names or the folder are not as they must
   *     be, 5 if a file cannot be read as what it is
   */
  public static ImportResult run(ImportOptions options) throws IOException {
    ArchiveDraft.requireFree(options.out());
    return new Importer(options).run();
  }

  private static TimeStamps timeStamps(ImportOptions.JtlReading reading) {
    try {
      return new TimeStamps(reading.timeStampForm(), reading.zone());
    } catch (IllegalArgumentException e) {
      throw new CutoverException(ExitCode.USAGE, "--timestamp-format: " + e.getMessage(), e);
    }
  }

  private ImportResult run() throws IOException {
    List<Source> sources = new Sources(options, timeStamps).look();
    List<ImportedTrial> trials = new ArrayList<>();
    List<ImportResult.ImportedFile> files = new ArrayList<>();
    try (ArchiveDraft draft = ArchiveDraft.begin(options.out());
        MalformedRows malformed = new MalformedRows(draft)) {
      for (Source source : sources) {
        malformed.begin(source.file(), source.shown());
        Intake.Taken taken = intakes.get(source.shape().format()).take(source, draft, malformed);
        taken.trials().forEach(trial -> trials.add(renamed(trial)));
        files.add(file(source, taken, malformed));
      }
      if (malformed.total() > 0 && !options.skipMalformed()) {
        throw malformed.failure();
      }
      malformed.close();
      write(draft, trials, files);
      draft.finish();
    }
    return new ImportResult(options.out(), files, trials.size(), warnings(trials));
  }

  /** Files have got the name of their trial before; this is for the rows of tables. */
  private ImportedTrial renamed(ImportedTrial trial) {
    return options
        .control()
        .map(c -> new ImportedTrial(trial.name().withControl(c), trial.place(), trial.row()))
        .orElse(trial);
  }

  private static ImportResult.ImportedFile file(
      Source source, Intake.Taken taken, MalformedRows malformed) throws IOException {
    return new ImportResult.ImportedFile(
        source.shown(),
        sha256(source.file()),
        source.shape().format(),
        source.shape().delimiter(),
        source.shape().header(),
        taken.trials().stream().map(trial -> trial.name().id()).toList(),
        taken.rows(),
        malformed.count(),
        malformed.lines(),
        taken.notes());
  }

  private void write(
      ArchiveDraft draft, List<ImportedTrial> trials, List<ImportResult.ImportedFile> files)
      throws IOException {
    refuseTwins(trials);
    if (trials.isEmpty()) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, options.out() + ": no trials in the files named; not written");
    }
    ImportedMatrix matrix = ImportedMatrix.of(trials);
    boolean onlyTables = files.stream().noneMatch(file -> file.format().isOneTrial());
    try (CSVPrinter out = draft.csv("trials.csv")) {
      TrialsText.write(out, onlyTables ? trials : TrialsText.sorted(matrix, trials));
    }
    draft.write("experiment.yml", matrix.experiment(name(options.out())));
    draft.write("import.json", ImportJson.of(files));
    try {
      // Whatever the archive's own reader would refuse later is better refused now.
      new ArchiveReader(Set.of()).read(draft.folder());
    } catch (CutoverException e) {
      throw new CutoverException(
          e.exitCode(),
          e.getMessage().replace(draft.folder().toString(), options.out().toString()),
          e);
    }
  }

  private static void refuseTwins(List<ImportedTrial> trials) {
    Map<TrialName, String> places = new HashMap<>();
    Map<String, TrialName> folders = new HashMap<>();
    for (ImportedTrial trial : trials) {
      String earlier = places.putIfAbsent(trial.name(), trial.place());
      TrialName twin = folders.putIfAbsent(trial.name().id(), trial.name());
      if (earlier != null) {
        throw new CutoverException(
            ExitCode.BROKEN_ARCHIVE,
            trial.place() + ": is " + trial.name() + ", and so is " + earlier);
      }
      if (twin != null) {
        throw new CutoverException(
            ExitCode.BROKEN_ARCHIVE,
            trial.place() + ": " + trial.name() + " and " + twin + " would share a folder");
      }
    }
  }

  private static String name(Path out) {
    return String.valueOf(out.toAbsolutePath().normalize().getFileName());
  }

  private static List<String> warnings(List<ImportedTrial> trials) {
    return trials.stream().anyMatch(trial -> trial.name().cell().isControl())
        ? List.of()
        : List.of(
            "no trial of scenario '"
                + CellKey.CONTROL
                + "', so nothing can be compared; if yours has another name: --control NAME");
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
