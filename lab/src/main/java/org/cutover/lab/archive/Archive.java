package org.cutover.lab.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.ShellWord;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.ExperimentFile;
import org.cutover.lab.experiment.ExperimentText;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;

/** The archive of one experiment, held open by the run that writes to it. */
public final class Archive implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PARTIAL = ".partial-";

  private final Path folder;
  private final FileChannel lock;
  private final Manifest manifest;
  private final PreparationLog preparation;
  private Experiment experiment;

  private Archive(
      Path folder,
      Experiment experiment,
      FileChannel lock,
      Manifest manifest,
      PreparationLog preparation) {
    this.folder = folder;
    this.experiment = experiment;
    this.lock = lock;
    this.manifest = manifest;
    this.preparation = preparation;
  }

  /**
   * Starts an archive in a folder that is absent or empty.
   *
   * @throws CutoverException with exit code 2 if there is something in the folder already
   */
  public static Archive create(Path folder, Experiment experiment) throws IOException {
    requireFree(folder);
    Files.createDirectories(folder.resolve("trials"));
    FileChannel lock = lock(folder);
    DurableFiles.write(folder.resolve("experiment.yml"), ExperimentText.of(experiment));
    Manifest manifest = Manifest.open(folder.resolve("manifest.jsonl"));
    manifest.planned(Matrix.trials(experiment));
    return new Archive(folder, experiment, lock, manifest, PreparationLog.open(log(folder)));
  }

  private static Path log(Path folder) {
    return folder.resolve("preparation.jsonl");
  }

  /**
   * Makes sure that an archive could be started in a folder; changes nothing.
   *
   * @throws CutoverException with exit code 2 if there is something in the folder already
   */
  public static void requireFree(Path folder) throws IOException {
    if (Files.isDirectory(folder) && !isEmpty(folder)) {
      String advice =
          Files.exists(folder.resolve("manifest.jsonl"))
              ? "; go on with it by --resume --out "
                  + ShellWord.of(folder)
                  + ", or name another --out"
              : "; name another --out";
      throw CutoverException.usage(folder + ": is not empty" + advice);
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw CutoverException.usage(folder + ": is not a folder; name another --out");
    }
  }

  /**
   * Goes on with an archive. What an earlier run left unfinished is kept as void.
   *
   * @throws CutoverException with exit code 2 if the folder holds no archive
   */
  public static Archive resume(Path folder) throws IOException {
    if (!Files.exists(folder.resolve("manifest.jsonl"))) {
      throw CutoverException.usage(
          folder + ": no archive to go on with (manifest.jsonl is missing); check --out");
    }
    Experiment experiment = ExperimentFile.read(folder.resolve("experiment.yml"));
    FileChannel lock = lock(folder);
    Manifest manifest = Manifest.open(folder.resolve("manifest.jsonl"));
    Archive archive =
        new Archive(folder, experiment, lock, manifest, PreparationLog.open(log(folder)));
    archive.keepLeftovers();
    archive.writeTrialsCsv();
    return archive;
  }

  /** Where the archive is. */
  public Path folder() {
    return folder;
  }

  /** The experiment as it is run. */
  public Experiment experiment() {
    return experiment;
  }

  /** What runs do before their first trial. */
  public PreparationLog preparation() {
    return preparation;
  }

  /** How many trials of the experiment are valid. */
  public int valid() {
    return (int) Matrix.trials(experiment).stream().filter(this::isValid).count();
  }

  /**
   * Gives the trials another hold. All trials of an archive have the same one, so those that are
   * valid count no longer: they are kept as void ones, and their blocks begin anew.
   *
   * @param reason why, for the trials that count no longer
   */
  public void changeHold(Duration hold, String reason) throws IOException {
    // In this order a run that is killed in between leaves trials of one hold only.
    for (PlannedTrial trial : Matrix.trials(experiment)) {
      if (isValid(trial)) {
        supersede(trial, reason);
      }
    }
    experiment = experiment.holding(hold);
    DurableFiles.write(folder.resolve("experiment.yml"), ExperimentText.of(experiment));
    writeTrialsCsv();
  }

  private void supersede(PlannedTrial trial, String reason) throws IOException {
    Path valid = folder(trial.id());
    Path kept = folder(trial.id() + "-void" + (voids(trial) + 1));
    DurableFiles.move(valid, kept);
    manifest.superseded(trial, reason);
    writeTrialJson(kept, voided(readTrialJson(kept), reason));
  }

  /** A trial that would have counted but for a reason that it does not know of itself. */
  private static JsonNode voided(JsonNode trialJson, String reason) {
    if (trialJson instanceof ObjectNode json && json.path("valid").asBoolean(true)) {
      json.put("valid", false).withArray("/reasons").add(reason);
    }
    return trialJson;
  }

  /** Where rehearsals keep their files. */
  public RehearsalFolders rehearsals() {
    return new RehearsalFolders(folder.resolve("rehearsals"), experiment.deployers().size() > 1);
  }

  /** Whether the manifest lost a line that an earlier run had not finished writing. */
  public boolean manifestWasTorn() {
    return manifest.wasTorn();
  }

  /** Whether there is a valid trial of that id. */
  public boolean isValid(PlannedTrial trial) {
    return Files.isDirectory(folder(trial.id()));
  }

  /** How many attempts at a trial have been made so far. */
  public int attempts(PlannedTrial trial) {
    return voids(trial) + (isValid(trial) ? 1 : 0);
  }

  private int voids(PlannedTrial trial) {
    int voids = 0;
    while (Files.exists(folder(trial.id() + "-void" + (voids + 1)))) {
      voids++;
    }
    return voids;
  }

  /** Keeps a fact about the machines that the trials ran on. */
  public void writeEnvironment(JsonNode environment) throws IOException {
    DurableFiles.write(folder.resolve("environment.json"), pretty(environment));
  }

  /**
   * Starts a trial: an empty folder for its files, which does not count until it is finished. Its
   * path is absolute, because processes that work elsewhere write to it.
   */
  public Path begin(PlannedTrial trial, int attempt) throws IOException {
    Path partial = folder(PARTIAL + trial.id());
    Files.createDirectories(partial);
    manifest.started(trial, attempt);
    return partial.toAbsolutePath();
  }

  /** Counts a trial: its folder gets its final name and {@code trials.csv} its row. */
  public void finishValid(PlannedTrial trial, int attempt, JsonNode trialJson) throws IOException {
    Path partial = folder(PARTIAL + trial.id());
    writeTrialJson(partial, trialJson);
    DurableFiles.move(partial, folder(trial.id()));
    manifest.valid(trial, attempt);
    writeTrialsCsv();
  }

  /** Keeps a trial that does not count, under a name of its own. */
  public void finishVoid(PlannedTrial trial, int attempt, String reason, JsonNode trialJson)
      throws IOException {
    Path partial = folder(PARTIAL + trial.id());
    writeTrialJson(partial, voided(trialJson, reason));
    keepAsVoid(trial, attempt, reason, partial);
  }

  /** Notes that a void trial will be run again at the end of its block. */
  public void rerun(PlannedTrial trial, int attempt) {
    manifest.rerun(trial, attempt);
  }

  /** The numbers of the valid trials, by trial id, as {@code trial.json} keeps them. */
  public Map<String, JsonNode> rows() {
    Map<String, JsonNode> rows = new HashMap<>();
    for (PlannedTrial trial : Matrix.trials(experiment)) {
      if (isValid(trial)) {
        rows.put(trial.id(), readTrialJson(folder(trial.id())).path("row"));
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    preparation.close();
    manifest.close();
    lock.close();
  }

  private void keepLeftovers() throws IOException {
    for (PlannedTrial trial : Matrix.trials(experiment)) {
      Path partial = folder(PARTIAL + trial.id());
      if (Files.isDirectory(partial)) {
        keepAsVoid(trial, attempts(trial) + 1, "the run was interrupted", partial);
      }
    }
  }

  private void keepAsVoid(PlannedTrial trial, int attempt, String reason, Path partial)
      throws IOException {
    DurableFiles.move(partial, folder(trial.id() + "-void" + (voids(trial) + 1)));
    manifest.voided(trial, attempt, reason);
  }

  private void writeTrialsCsv() throws IOException {
    Map<String, JsonNode> rows = rows();
    List<PlannedTrial> order = new ArrayList<>(Matrix.trials(experiment));
    List<String> levels = List.copyOf(experiment.levels().keySet());
    List<String> scenarios = List.copyOf(experiment.scenarios().keySet());
    order.sort(
        Comparator.comparingInt(PlannedTrial::block)
            .thenComparingInt(trial -> levels.indexOf(trial.cell().level()))
            .thenComparingInt(trial -> scenarios.indexOf(trial.cell().scenario()))
            .thenComparing(trial -> trial.cell().deployer()));
    List<JsonNode> sorted =
        order.stream()
            .map(trial -> Optional.ofNullable(rows.get(trial.id())))
            .flatMap(Optional::stream)
            .toList();
    DurableFiles.write(folder.resolve("trials.csv"), TrialsCsv.of(sorted));
  }

  private Path folder(String name) {
    return folder.resolve("trials").resolve(name);
  }

  private static void writeTrialJson(Path trialFolder, JsonNode trialJson) throws IOException {
    DurableFiles.write(trialFolder.resolve("trial.json"), pretty(trialJson));
  }

  static String pretty(JsonNode json) throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private static JsonNode readTrialJson(Path trialFolder) {
    Path file = trialFolder.resolve("trial.json");
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for another one.
    }
    channel.close();
    throw CutoverException.usage(folder + ": another run is writing to this archive; wait for it");
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
