package org.cutover.deployer.haproxy;

import java.time.Duration;

/**
 * Which HAProxy process answers. A new one has forgotten every state that was set by hand.
 *
 * @param pid its number, which another one may get again
 * @param started when it started, on the monotonic clock of whoever asks
 */
record ProcessIdentity(long pid, Duration started) {
  /** Whole seconds are reported, and an answer takes a while. */
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  /**
   * Reads the answer to {@code show info}.
   *
   * @param now on a monotonic clock
   * @throws IllegalArgumentException if it lacks a line that is needed
   */
  static ProcessIdentity parse(String text, Duration now) {
    return new ProcessIdentity(
        number(text, "Pid"), now.minus(Duration.ofSeconds(number(text, "Uptime_sec"))));
  }

  private static long number(String text, String name) {
    String value =
        text.lines()
            .filter(line -> line.startsWith(name + ":"))
            .map(line -> line.substring(name.length() + 1).strip())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("'show info' has no " + name));
    return Long.parseLong(value);
  }

  /** Whether this process has replaced an earlier one. */
  boolean replaced(ProcessIdentity earlier) {
    return pid != earlier.pid || started.minus(earlier.started).compareTo(TOLERANCE) > 0;
  }
}
