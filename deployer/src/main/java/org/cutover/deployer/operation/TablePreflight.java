package org.cutover.deployer.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.copy.ColumnMapping;
import org.cutover.deployer.copy.CreateTable;
import org.cutover.deployer.copy.ShapeReader;
import org.cutover.deployer.copy.TableShape;
import org.cutover.deployer.database.CurrentRelease;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.database.Lock;
import org.cutover.deployer.database.LockStore;
import org.cutover.deployer.release.Release;

/** The database's part of preflight. */
final class TablePreflight {
  private final Database database;
  private final DeploymentStore store;
  private final boolean used;

  TablePreflight(Database database) {
    this.database = database;
    this.store = new DeploymentStore(database);
    this.used = store.exists();
  }

  /**
   * What happens to tables.
   *
   * @param mapping how the new table is filled, if the release has one of its own
   * @param leftover a table that stands in the new one's place and may go
   * @param kept a table that may go at the end
   */
  record Tables(
      Optional<ColumnMapping> mapping, Optional<String> leftover, Optional<String> kept) {}

  /**
   * @throws CutoverException with exit code 1 if a deployment is under way, or has begun and not
   *     ended
   */
  void requireFree() {
    if (!used) {
      return;
    }
    Instant now = Instant.now();
    Optional<Lock> holder = new LockStore(database, Clock.systemUTC()).holder();
    if (holder.filter(h -> !h.stale(now, LocalProcess.host())).isPresent()) {
      throw new CutoverException(
          ExitCode.FAILED, "another deployment is under way: " + holder.get().holder(now));
    }
    requireNothingOpen();
  }

  void requireNothingOpen() {
    List<HistoryEntry> open = used ? store.open() : List.of();
    if (!open.isEmpty()) {
      throw new CutoverException(
          ExitCode.FAILED,
          "deployment "
              + open.get(0).deployment()
              + " to "
              + open.get(0).to()
              + " has begun and not ended; 'resume' finishes or undoes it");
    }
  }

  Optional<String> recordedRelease() {
    return current().map(CurrentRelease::release);
  }

  private Optional<CurrentRelease> current() {
    return used ? store.current() : Optional.empty();
  }

  /**
   * @param before whether the next release served before, so that what it has no column for may be
   *     lost
   */
  Tables tables(Release current, Release next, boolean before) {
    TableShape old =
        ShapeReader.read(database, current.table().name())
            .orElseThrow(
                () ->
                    new CutoverException(
                        ExitCode.FAILED,
                        "keyspace "
                            + database.keyspace()
                            + " has no table "
                            + current.table().name()
                            + " of the running "
                            + current.id()));
    TableShape wanted = wanted(next);
    Optional<String> kept = current().flatMap(CurrentRelease::keptTable);
    if (next.table().name().equals(current.table().name())) {
      requireSame(next, old, wanted);
      return new Tables(Optional.empty(), Optional.empty(), Optional.empty());
    }
    ColumnMapping.Result result =
        before
            ? ColumnMapping.losing(old, wanted, next.table())
            : ColumnMapping.of(old, wanted, next.table());
    if (result.mapping().isEmpty()) {
      throw CutoverException.usage(
          result.problems().stream()
              .map(problem -> next.id() + ": " + problem)
              .collect(Collectors.joining("\n")));
    }
    Optional<String> leftover = leftover(next, kept);
    return new Tables(
        result.mapping(), leftover, kept.filter(table -> !table.equals(next.table().name())));
  }

  private static TableShape wanted(Release next) {
    try {
      TableShape shape = CreateTable.parse(next.table().create());
      if (!shape.table().equals(next.table().name())) {
        throw new IllegalArgumentException("creates another table, " + shape.table());
      }
      return shape;
    } catch (IllegalArgumentException e) {
      throw new CutoverException(
          ExitCode.USAGE, next.id() + ": table.create: " + e.getMessage(), e);
    }
  }

  private static void requireSame(Release next, TableShape there, TableShape wanted) {
    if (!Set.copyOf(there.columns()).equals(Set.copyOf(wanted.columns()))) {
      throw CutoverException.usage(
          next.id()
              + ": table "
              + there.table()
              + " is in use with other columns"
              + "; a changed table needs a name of its own");
    }
  }

  /** A table in the new one's place may go only if it is known to be a deployment's own. */
  private Optional<String> leftover(Release next, Optional<String> kept) {
    String name = next.table().name();
    if (!store.tables().contains(name)) {
      return Optional.empty();
    }
    boolean made = used && store.maker(name).isPresent();
    if (!made && kept.filter(name::equals).isEmpty()) {
      throw new CutoverException(
          ExitCode.FAILED,
          "keyspace "
              + database.keyspace()
              + " has a table "
              + name
              + " already, and no"
              + " deployment has made or kept it; drop it if it is not needed");
    }
    return Optional.of(name);
  }
}
