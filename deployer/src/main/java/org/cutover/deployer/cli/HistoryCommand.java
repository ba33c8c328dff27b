package org.cutover.deployer.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.inventory.InventoryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code history}: the deployments of the past, as the database has them. */
@Command(
    name = "history",
    description = "Lists the deployments, the oldest first.",
    mixinStandardHelpOptions = true)
public final class HistoryCommand implements Callable<Integer> {
  @Mixin private InventoryOptions inventory;

  @Option(names = "--json", description = "Print one JSON object per deployment.")
  private boolean json;

  /** For the command line's own machinery. */
  public HistoryCommand() {}

  @Override
  public Integer call() {
    try (Database database =
        Database.open(InventoryFile.read(inventory.file()).database(), inventory.connectLimit())) {
      DeploymentStore store = new DeploymentStore(database);
      List<HistoryEntry> history = store.exists() ? store.history() : List.of();
      (json ? objects(history) : lines(history)).forEach(System.out::println);
    }
    return ExitCode.DONE.code();
  }

  /** What is printed. */
  static List<String> lines(List<HistoryEntry> history) {
    return history.isEmpty()
        ? List.of("none yet")
        : history.stream().map(HistoryCommand::line).toList();
  }

  /** One JSON object per deployment; what is not known is left out. */
  static List<String> objects(List<HistoryEntry> history) {
    return history.stream().map(HistoryCommand::object).map(Json::line).toList();
  }

  private static Map<String, Object> object(HistoryEntry entry) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("schema", 1);
    object.put("started", entry.started().toString());
    object.put("deployment", entry.deployment());
    object.put("strategy", entry.strategy());
    object.put("from", entry.from());
    object.put("to", entry.to());
    entry.newTable().ifPresent(table -> object.put("newTable", table));
    entry.phase().ifPresent(phase -> object.put("phase", phase.word()));
    entry.ended().ifPresent(ended -> object.put("ended", ended.toString()));
    object.put("result", entry.result().orElse("open"));
    return object;
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
