package org.cutover.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.analysis.comparison.MetricCatalogue;

/** Archives for tests. */
public final class Archives {
  /** The columns that every archive has. */
  public static final String HEADER =
      "level,scenario,run,samples,avg_ms,min_ms,max_ms,throughput_rps,errors,error_rate_pct\n";

  private Archives() {}

  /** The study's archive, where it lies in the project. */
  public static Path study() {
    return Path.of("..", "results", "study");
  }

  /** A copy of the study's archive without a report. */
  public static Path studyIn(Path parent) {
    try {
      Path copy = Files.createDirectories(parent.resolve("study"));
      try (Stream<Path> files = Files.list(study())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An archive of these rows, with an experiment file or (for the empty text) without. */
  public static Path of(Path directory, String experiment, String trials) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("trials.csv"), trials);
      if (!experiment.isEmpty()) {
        Files.writeString(directory.resolve("experiment.yml"), experiment);
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an archive with all metrics known. */
  public static Archive read(Path directory) {
    return new ArchiveReader(MetricCatalogue.names()).read(directory);
  }
}
