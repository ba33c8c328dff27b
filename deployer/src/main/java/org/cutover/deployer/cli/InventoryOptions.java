package org.cutover.deployer.cli;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What every command that works on machines needs to know. */
final class InventoryOptions {
  @Option(
      names = "--inventory",
      required = true,
      paramLabel = "FILE",
      description = "inventory.yml")
  private Path file;

  @Option(
      names = "--connect-limit",
      defaultValue = "30s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a server may take to answer (${DEFAULT-VALUE}).")
  private Duration connectLimit;

  Path file() {
    return file;
  }

  Duration connectLimit() {
    return connectLimit;
  }
}
