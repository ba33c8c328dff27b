package org.cutover.bench.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One thing that is timed: a whole process on one form of the archive.
 *
 * @param name such as {@code duckdb}
 * @param source {@code plain} or {@code gzip}
 * @param title for people
 * @param command its words
 * @param environment what is set beside the runner's own environment
 * @param out where it leaves results; removed before each run
 * @param check whether its results are right
 */
public record Contender(
    String name,
    String source,
    String title,
    List<String> command,
    Map<String, String> environment,
    Path out,
    Check check) {
  /** Our own name. */
  public static final String OURS = "cutover";

  /** Copies the collections. */
  public Contender {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Whether it is our own. */
  public boolean isOurs() {
    return name.equals(OURS);
  }
}
