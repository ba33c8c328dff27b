package org.cutover.deployer.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.inventory.InventoryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code history}: the deployments of the past, as the database has them. */
@Command(
    name = "history",
    description = "Lists the deployments, the oldest first.",
    mixinStandardHelpOptions = true)
public final class HistoryCommand implements Callable<Integer> {
  @Mixin private InventoryOptions inventory;

  /** For the command line's own machinery. */
  public HistoryCommand() {}

  @Override
  public Integer call() {
    try (Database database =
        Database.open(InventoryFile.read(inventory.file()).database(), inventory.connectLimit())) {
      DeploymentStore store = new DeploymentStore(database);
      lines(store.exists() ? store.history() : List.of()).forEach(System.out::println);
    }
    return ExitCode.DONE.code();
  }

  /** What is printed. */
  static List<String> lines(List<HistoryEntry> history) {
    return history.isEmpty()
        ? List.of("none yet")
        : history.stream().map(HistoryCommand::line).toList();
  }

  private static String line(HistoryEntry entry) {
    return entry.started()
        + "  "
        + entry.deployment()
        + "  "
        + entry.strategy()
        + "  "
        + entry.from()
        + " -> "
        + entry.to()
        + "  "
        + entry.result().orElse("open")
        + entry.ended().map(ended -> "  " + ended).orElse("");
  }
}
