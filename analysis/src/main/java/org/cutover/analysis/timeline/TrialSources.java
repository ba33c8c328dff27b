package org.cutover.analysis.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.samples.SampleFile;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Finds the folders of an archive's trials and what lies in them. */
final class TrialSources {
  private final Archive archive;

  TrialSources(Archive archive) {
    this.archive = archive;
  }

  /** The folder's name as the archive has it, whether it exists or not. */
  String id(Trial trial) {
    CellKey cell = trial.cell();
    String id = trial.run() + "-" + cell.level() + "-" + cell.scenario();
    String named = id + "-" + cell.deployer();
    boolean several = archive.experiment().deployers().size() > 1;
    return !cell.deployer().isEmpty() && (several || Files.isDirectory(folder(named))) ? named : id;
  }

  private Path folder(String id) {
    return archive.directory().resolve("trials").resolve(id);
  }

  /** The trial's samples and what belongs to them; empty if it has none. */
  Optional<TrialSource> of(Trial trial) {
    String id = id(trial);
    Path folder = folder(id);
    try {
      Optional<Path> samples = SampleFile.in(folder);
      return samples.isEmpty() ? Optional.empty() : Optional.of(of(trial, id, samples.get()));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE, folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private TrialSource of(Trial trial, String id, Path samples) throws IOException {
    Path folder = folder(id);
    List<String> warnings = new ArrayList<>();
    TrialFiles.Journal journal = TrialFiles.journal(folder);
    if (journal.torn()) {
      warnings.add(id + ": the last line of deployment.jsonl is torn and left aside");
    }
    Optional<Deployment> deployment = JournalPhases.of(journal.events());
    OptionalLong planned = TrialFiles.plannedStart(folder);
    if (deployment.isPresent()) {
      long start = deployment.get().startMillis();
      return new TrialSource(trial, id, samples, Origin.DEPLOYMENT, start, deployment, warnings);
    }
    if (planned.isPresent()) {
      if (!trial.cell().isControl()) {
        warnings.add(id + ": no deployment.jsonl, so the phases of its deployment are unknown");
      }
      long start = planned.getAsLong();
      return new TrialSource(trial, id, samples, Origin.PLANNED, start, deployment, warnings);
    }
    long first = firstStart(samples);
    return new TrialSource(trial, id, samples, Origin.FIRST_REQUEST, first, deployment, warnings);
  }

  /** Samples lie in the order of their answers, so the first request may be in any row. */
  private static long firstStart(Path samples) {
    long[] first = {Long.MAX_VALUE};
    SampleFile.read(samples, (start, elapsed, ok, error) -> first[0] = Math.min(first[0], start));
    return first[0] == Long.MAX_VALUE ? 0 : first[0];
  }
}
