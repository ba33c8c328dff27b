package org.cutover.deployer.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.operation.StatusReport;
import org.cutover.deployer.strategy.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what serves where, asked from the machines themselves. */
@Command(
    name = "status",
    description = "Shows what serves where, and who is deploying.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Mixin private InventoryOptions inventory;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** For the command line's own machinery. */
  public StatusCommand() {}

  @Override
  public Integer call() {
    Duration limit = inventory.connectLimit();
    StatusReport report = StatusReport.ask(InventoryFile.read(inventory.file()), Limits.of(limit));
    if (json) {
      System.out.println(Json.line(report.object()));
    } else {
      report.lines().forEach(System.out::println);
    }
    return ExitCode.DONE.code();
  }
}
