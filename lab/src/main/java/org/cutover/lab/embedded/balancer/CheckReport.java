package org.cutover.lab.embedded.balancer;

import java.util.OptionalInt;

/**
 * The end of one health check.
 *
 * @param httpCode the status of the answer, when there was one
 * @param millis how long the check took
 * @param detail what the network or the server said of the failure; empty when it passed
 */
record CheckReport(CheckStatus status, OptionalInt httpCode, long millis, String detail) {
  static CheckReport none() {
    return new CheckReport(CheckStatus.INI, OptionalInt.empty(), 0, "");
  }

  static CheckReport failed(CheckStatus status, long millis, String detail) {
    return new CheckReport(status, OptionalInt.empty(), millis, detail);
  }

  /** Judges an answer as {@code option httpchk} does: 2xx and 3xx pass. */
  static CheckReport answered(int httpCode, long millis, String reason) {
    boolean passed = httpCode >= 200 && httpCode < 400;
    return new CheckReport(
        passed ? CheckStatus.L7OK : CheckStatus.L7STS,
        OptionalInt.of(httpCode),
        millis,
        passed ? "" : reason);
  }
}
