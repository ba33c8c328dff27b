package org.cutover.analysis.builds.output;

import java.io.IOException;
import java.nio.file.Path;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;

/** Writes a comparison of builds into a folder. The same archives give the same bytes. */
public final class ComparisonWriter {
  private ComparisonWriter() {}

  /**
   * Writes {@code comparison.md}, {@code comparison.html} and {@code comparison.json}, replacing
   * earlier ones; nothing else in the folder is touched.
   *
   * @throws CutoverException with exit code 1 if they cannot be written
   */
  public static ComparisonResult write(BuildAnalysis analysis, Path folder) {
    ExitCode exit = exit(analysis);
    Path page = folder.resolve("comparison.html");
    try {
      DurableFiles.write(folder.resolve("comparison.md"), ComparisonMarkdown.render(analysis));
      DurableFiles.write(page, ComparisonHtml.render(analysis));
      DurableFiles.write(
          folder.resolve("comparison.json"), ComparisonJson.render(analysis, exit.code()));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.FAILED,
          folder + ": cannot be written, choose another with --out: " + IoFailure.reason(e),
          e);
    }
    return new ComparisonResult(folder, ComparisonText.lines(analysis, page), exit);
  }

  private static ExitCode exit(BuildAnalysis analysis) {
    return switch (analysis.verdict().kind()) {
      case BETTER, NOT_WORSE -> ExitCode.DONE;
      case WORSE -> ExitCode.HARM;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }
}
