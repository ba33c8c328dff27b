package org.cutover.deployer.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.common.ExitCode;

/**
 * How a deployment ended.
 *
 * @param leftOut the sites that do not serve the new release
 * @param warnings clean-ups that failed
 * @param reason why it did not simply succeed
 */
public record Outcome(
    Result result, List<String> leftOut, List<String> warnings, Optional<String> reason) {
  /** Copies the lists. */
  public Outcome {
    leftOut = List.copyOf(leftOut);
    warnings = List.copyOf(warnings);
  }

  /** The same outcome with one more warning. */
  public Outcome with(String warning) {
    return new Outcome(
        result, leftOut, Stream.concat(warnings.stream(), Stream.of(warning)).toList(), reason);
  }

  /** The ways to end, each with its exit code. */
  public enum Result {
    /** The release serves everywhere. */
    DEPLOYED(ExitCode.DONE),
    /** The release serves, but not on every site. */
    SITES_LEFT_OUT(ExitCode.SITES_LEFT_OUT),
    /** Everything is as it was before. */
    ROLLED_BACK(ExitCode.ROLLED_BACK),
    /** Nothing had been changed when it failed. */
    FAILED(ExitCode.FAILED),
    /** Nothing was changed, because something given was wrong. */
    REFUSED(ExitCode.USAGE),
    /** Nothing had been changed when it was told to stop. */
    INTERRUPTED(ExitCode.INTERRUPTED),
    /** Neither here nor there. */
    UNCLEAR(ExitCode.UNCLEAR);

    private final ExitCode exitCode;

    Result(ExitCode exitCode) {
      this.exitCode = exitCode;
    }

    /** The code with which the program ends. */
    public ExitCode exitCode() {
      return exitCode;
    }

    /** The word that stands in the journal, such as {@code rolled-back}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
