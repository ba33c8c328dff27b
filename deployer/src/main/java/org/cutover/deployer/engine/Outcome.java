package org.cutover.deployer.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.common.ExitCode;

/**
 * How a deployment ended.
 *
 * @param leftOut the sites that do not serve the new release
 * @param warnings clean-ups that failed
 * @param reason why it did not simply succeed
 * @param details what else is to be known of it: names and values of the journal's last line
 */
public record Outcome(
    Result result,
    List<String> leftOut,
    List<String> warnings,
    Optional<String> reason,
    Map<String, Object> details) {
  /** Copies lists and map. */
  public Outcome {
    leftOut = List.copyOf(leftOut);
    warnings = List.copyOf(warnings);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** An outcome of which nothing else is to be known. */
  public Outcome(
      Result result, List<String> leftOut, List<String> warnings, Optional<String> reason) {
    this(result, leftOut, warnings, reason, Map.of());
  }

  /** The same outcome with one more warning. */
  public Outcome with(String warning) {
    return new Outcome(
        result,
        leftOut,
        Stream.concat(warnings.stream(), Stream.of(warning)).toList(),
        reason,
        details);
  }

  /** The same outcome with these details. */
  public Outcome with(Map<String, Object> newDetails) {
    return new Outcome(result, leftOut, warnings, reason, newDetails);
  }

  /** The journal's last line, and what {@code --json} prints: only what there is. */
  public Map<String, Object> line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("result", result.word());
    line.put("exit", result.exitCode().code());
    line.putAll(details);
    reason.ifPresent(text -> line.put("reason", text));
    if (!leftOut.isEmpty()) {
      line.put("leftOut", leftOut);
    }
    if (!warnings.isEmpty()) {
      line.put("warnings", warnings);
    }
    return line;
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
