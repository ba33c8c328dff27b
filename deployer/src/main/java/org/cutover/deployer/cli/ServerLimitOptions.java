package org.cutover.deployer.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long servers may take; the same for every command that changes them. */
final class ServerLimitOptions {
  @Option(
      names = "--drain-limit",
      defaultValue = "60s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a drained server's requests may take to end (${DEFAULT-VALUE}).")
  private Duration drain;

  @Option(
      names = "--start-limit",
      defaultValue = "60s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a started release may take to be healthy (${DEFAULT-VALUE}).")
  private Duration start;

  Duration drain() {
    return drain;
  }

  Duration start() {
    return start;
  }
}
