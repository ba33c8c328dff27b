package org.cutover.deployer.operation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseFile;

/** Finds releases that hosts have, by their descriptions there. */
final class KeptRelease {
  private final Connections connections;

  KeptRelease(Connections connections) {
    this.connections = connections;
  }

  /** What serves before the current release, as the history says. */
  String before(String current) {
    DeploymentStore store = new DeploymentStore(connections.database());
    List<HistoryEntry> history = store.exists() ? store.history() : List.of();
    return history.stream()
        .filter(entry -> entry.to().equals(current))
        .filter(entry -> entry.result().filter(r -> !r.equals("rolled-back")).isPresent())
        .reduce((first, second) -> second)
        .map(HistoryEntry::from)
        .orElseThrow(
            () ->
                new CutoverException(
                    ExitCode.FAILED,
                    "the history has no deployment that brought "
                        + current
                        + ", so there is nothing to go back to; name a release with --to"));
  }

  /** A release from its description on any host that has it. */
  Optional<Release> find(String id) {
    for (Site site : connections.inventory().sites()) {
      Optional<String> text = description(site, id);
      if (text.isPresent()) {
        Path name = Path.of(connections.installer(site).folder(id), "release.yml");
        return Optional.of(ReleaseFile.parse(name, text.get()));
      }
    }
    return Optional.empty();
  }

  /** A host that cannot be asked is one that does not have it; the next one may. */
  private Optional<String> description(Site site, String id) {
    try {
      return connections.installer(site).description(id);
    } catch (CutoverException e) {
      return Optional.empty();
    }
  }

  /**
   * A release as the target of the way back: its columns come from those that were filled from
   * them.
   *
   * @param current the release whose mapping is turned round
   */
  static Release back(Release before, Release current) {
    Map<String, Release.Filling> mapping = new HashMap<>();
    current
        .table()
        .mapping()
        .forEach(
            (column, filling) ->
                filling
                    .from()
                    .ifPresent(
                        from ->
                            mapping.put(
                                from, new Release.Filling(Optional.of(column), Optional.empty()))));
    Release.Table table = before.table();
    return new Release(
        before.name(),
        before.version(),
        before.start(),
        before.health(),
        new Release.Table(table.name(), table.create(), table.rows(), mapping),
        before.smokeTests());
  }
}
