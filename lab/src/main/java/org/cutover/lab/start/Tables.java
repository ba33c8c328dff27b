package org.cutover.lab.start;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.database.LockStore;
import org.cutover.deployer.release.Release;

/** The tables of the keyspace: the applications', and what deployments keep there. */
final class Tables {
  private static final String OURS = "cutover_";

  private final Database database;
  private final DeploymentStore store;

  Tables(Database database) {
    this.database = database;
    this.store = new DeploymentStore(database);
  }

  /** Leaves one table of the applications' with exactly the starting rows, and no deployment. */
  void reset(Release.Table table, SeedRows seeds) {
    if (!names().contains(table.name())) {
      database.change(table.create());
    }
    if (!SeedRows.checksum(rows(table.name())).equals(seeds.checksum())) {
      refill(table.name(), seeds);
    }
    for (String name : names()) {
      if (!name.equals(table.name())) {
        database.change("DROP TABLE " + name);
      }
    }
    forgetDeployments();
  }

  private void refill(String table, SeedRows seeds) {
    database.change("TRUNCATE " + table);
    PreparedStatement insert =
        database.prepare("INSERT INTO " + table + " (id, name, description) VALUES (?, ?, ?)");
    for (SeedRows.Row row : seeds.rows()) {
      database.change(insert.bind(row.id(), row.name(), row.description()));
    }
  }

  private void forgetDeployments() {
    store.create();
    for (HistoryEntry open : store.open()) {
      store.close(open, Instant.now(), "reset");
    }
    store.clearCurrent();
    new LockStore(database, Clock.systemUTC()).clear();
  }

  /** The tables of the applications. */
  List<String> names() {
    return store.tables().stream().filter(name -> !name.startsWith(OURS)).sorted().toList();
  }

  /** The rows of a table of release 1.0.0's form. */
  List<SeedRows.Row> rows(String table) {
    List<SeedRows.Row> rows = new ArrayList<>();
    for (Row row : database.ask("SELECT id, name, description FROM " + table)) {
      rows.add(
          new SeedRows.Row(
              row.getString(0),
              Optional.ofNullable(row.getString(1)).orElse(""),
              Optional.ofNullable(row.getString(2)).orElse("")));
    }
    return rows;
  }

  /** Who holds the deployment lock. */
  Optional<String> openDeployment() {
    return new LockStore(database, Clock.systemUTC())
        .holder()
        .map(lock -> lock.holder(Instant.now()));
  }
}
