package org.cutover.lab.embedded.balancer;

/** What a health check found, with HAProxy's word, number and description for it. */
enum CheckStatus {
  INI(1, 0, "Initializing"),
  L4TOUT(7, 2, "Layer4 timeout"),
  L4CON(8, 2, "Layer4 connection problem"),
  L7TOUT(12, 2, "Layer7 timeout"),
  L7RSP(13, 2, "Layer7 invalid response"),
  L7OK(15, 3, "Layer7 check passed"),
  L7STS(17, 2, "Layer7 wrong status");

  private final int number;
  private final int result;
  private final String description;

  CheckStatus(int number, int result, String description) {
    this.number = number;
    this.result = result;
    this.description = description;
  }

  /** The number {@code show servers state} prints. */
  int number() {
    return number;
  }

  /** The number {@code show servers state} prints for unknown (0), failed (2) or passed (3). */
  int result() {
    return result;
  }

  String description() {
    return description;
  }

  boolean passed() {
    return this == L7OK;
  }
}
