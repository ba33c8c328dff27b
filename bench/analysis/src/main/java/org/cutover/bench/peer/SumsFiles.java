package org.cutover.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What every reader leaves, so that their results can be held against each other byte by byte. */
public final class SumsFiles {
  /** One line a trial, sorted by its name. */
  public static final String TRIALS = "trials.csv";

  /** One line a second of a trial. */
  public static final String SECONDS = "seconds.csv";

  static final String TRIALS_HEADER =
      "trial,samples,errors,cut,sum_ms,min_ms,max_ms,p50_ms,p90_ms,p95_ms,p99_ms\n";
  static final String SECONDS_HEADER = "trial,second,samples,errors,p50_ms,p99_ms\n";

  private SumsFiles() {}

  static void write(Path folder, List<String> trials, List<String> seconds) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(TRIALS), TRIALS_HEADER + String.join("", trials));
    Files.writeString(folder.resolve(SECONDS), SECONDS_HEADER + String.join("", seconds));
  }
}
