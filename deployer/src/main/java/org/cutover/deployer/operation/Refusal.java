package org.cutover.deployer.operation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.engine.Outcome;

/** The journal's last line where something was wrong before anything was changed. */
final class Refusal {
  private Refusal() {}

  /**
   * @param took since preflight began
   */
  static Map<String, Object> line(CutoverException e, Duration took) {
    boolean usage = e.exitCode() == ExitCode.USAGE;
    Outcome.Result result = usage ? Outcome.Result.REFUSED : Outcome.Result.FAILED;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("result", result.word());
    line.put("exit", e.exitCode().code());
    line.put("ms", took.toMillis());
    line.put("reason", e.getMessage());
    return line;
  }
}
