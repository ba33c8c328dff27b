package org.cutover.analysis.builds.output;

import java.nio.file.Path;
import java.util.List;
import org.cutover.common.ExitCode;

/**
 * A comparison that has been written.
 *
 * @param folder where its files are
 * @param lines what a terminal shows of it
 * @param exit the code that a gate goes by: done, harm or inconclusive
 */
public record ComparisonResult(Path folder, List<String> lines, ExitCode exit) {
  /** Copies the lines. */
  public ComparisonResult {
    lines = List.copyOf(lines);
  }
}
