package org.cutover.deployer.database;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What deployments keep in the keyspace, in tables named {@code cutover_…} that are created on
 * first use: the current release and the history. The lock has a class of its own: {@link
 * LockStore}.
 */
public final class DeploymentStore {
  private static final String SERVICE = "service";
  private static final String HISTORY = "cutover_deployment";

  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "cutover_lock",
              "name text PRIMARY KEY, epoch bigint, deployment text, owner text, host text,"
                  + " process bigint, heartbeat timestamp",
              "cutover_current",
              "name text PRIMARY KEY, release text, table_name text, kept_table text",
              HISTORY,
              "name text, started timestamp, deployment text, strategy text, from_release text,"
                  + " to_release text, new_table text, phase text, ended timestamp, result text,"
                  + " PRIMARY KEY (name, started)",
              "cutover_made",
              "table_name text PRIMARY KEY, deployment text, epoch bigint",
              "cutover_copied",
              "deployment text, range_end bigint, PRIMARY KEY (deployment, range_end)"));

  private final Database database;

  /** A store in the database's keyspace. */
  public DeploymentStore(Database database) {
    this.database = database;
  }

  /** Whether all tables of the store are there. */
  public boolean exists() {
    return tables().containsAll(TABLES.keySet());
  }

  /** Creates the tables that are missing, and the column that older versions did not have. */
  public void create() {
    Set<String> there = tables();
    TABLES.forEach(
        (name, columns) -> {
          if (!there.contains(name)) {
            database.change("CREATE TABLE IF NOT EXISTS " + name + " (" + columns + ")");
          }
        });
    if (there.contains(HISTORY) && !hasPhase()) {
      database.change("ALTER TABLE " + HISTORY + " ADD phase text");
    }
  }

  private boolean hasPhase() {
    return database
            .ask(
                "SELECT column_name FROM system_schema.columns WHERE keyspace_name = ?"
                    + " AND table_name = ? AND column_name = 'phase'",
                database.keyspace(),
                HISTORY)
            .one()
        != null;
  }

  /** The names of all tables of the keyspace, the store's own included. */
  public Set<String> tables() {
    return database
        .ask(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?",
            database.keyspace())
        .all()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  /** What serves, if a deployment or {@link #setCurrent} has recorded it. */
  public Optional<CurrentRelease> current() {
    Row row =
        database
            .ask(
                "SELECT release, table_name, kept_table FROM cutover_current WHERE name = ?",
                SERVICE)
            .one();
    return Optional.ofNullable(row)
        .map(
            r ->
                new CurrentRelease(
                    r.getString(0), r.getString(1), Optional.ofNullable(r.getString(2))));
  }

  /**
   * Records what serves. It is written later than what is there, because this host's clock may be
   * behind that of the host which wrote it, and the record would be lost without a word.
   */
  public void setCurrent(CurrentRelease current) {
    Row before =
        database
            .ask(
                "SELECT writetime(release) AS release, writetime(table_name) AS table_name,"
                    + " writetime(kept_table) AS kept FROM cutover_current WHERE name = ?",
                SERVICE)
            .one();
    long there =
        before == null
            ? 0
            : Stream.of("release", "table_name", "kept")
                .filter(column -> !before.isNull(column))
                .mapToLong(before::getLong)
                .max()
                .orElse(0);
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    database.change(
        "INSERT INTO cutover_current (name, release, table_name, kept_table) VALUES (?, ?, ?, ?)"
            + " USING TIMESTAMP ?",
        SERVICE,
        current.release(),
        current.table(),
        current.keptTable().orElse(null),
        Math.max(now, there + 1));
  }

  /** Forgets what serves, so that the next deployment asks the hosts. */
  public void clearCurrent() {
    database.change("DELETE FROM cutover_current WHERE name = ?", SERVICE);
  }

  /** Records that a deployment has begun. */
  public void open(HistoryEntry entry) {
    database.change(
        "INSERT INTO cutover_deployment"
            + " (name, started, deployment, strategy, from_release, to_release, new_table)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        SERVICE,
        entry.started(),
        entry.deployment(),
        entry.strategy(),
        entry.from(),
        entry.to(),
        entry.newTable().orElse(null));
  }

  /**
   * Settles once and for all how a deployment goes on.
   *
   * @return whether it is settled so now; false if it was settled otherwise before
   */
  public boolean settle(HistoryEntry entry, HistoryEntry.Phase phase) {
    boolean applied =
        lightweight(
            "UPDATE cutover_deployment SET phase = ? WHERE name = ? AND started = ?"
                + " IF phase = null AND deployment = ?",
            phase.word(),
            SERVICE,
            entry.started(),
            entry.deployment());
    return applied || phase(entry).filter(phase::equals).isPresent();
  }

  private Optional<HistoryEntry.Phase> phase(HistoryEntry entry) {
    Row row =
        database
            .ask(
                SimpleStatement.newInstance(
                        "SELECT phase FROM cutover_deployment WHERE name = ? AND started = ?",
                        SERVICE,
                        entry.started())
                    .setConsistencyLevel(ConsistencyLevel.SERIAL)
                    .setIdempotent(true))
            .one();
    return row == null ? Optional.empty() : HistoryEntry.Phase.named(row.getString(0));
  }

  /** Records how a deployment ended, and forgets its copied ranges. */
  public void close(HistoryEntry entry, Instant ended, String result) {
    database.change(
        "UPDATE cutover_deployment SET ended = ?, result = ? WHERE name = ? AND started = ?",
        ended,
        result,
        SERVICE,
        entry.started());
    database.change("DELETE FROM cutover_copied WHERE deployment = ?", entry.deployment());
  }

  /** All deployments, the oldest first. */
  public List<HistoryEntry> history() {
    List<HistoryEntry> entries = new ArrayList<>();
    for (Row row : database.ask("SELECT * FROM cutover_deployment WHERE name = ?", SERVICE)) {
      entries.add(
          new HistoryEntry(
              row.getInstant("started"),
              row.getString("deployment"),
              row.getString("strategy"),
              row.getString("from_release"),
              row.getString("to_release"),
              Optional.ofNullable(row.getString("new_table")),
              row.getColumnDefinitions().contains("phase")
                  ? HistoryEntry.Phase.named(row.getString("phase"))
                  : Optional.empty(),
              Optional.ofNullable(row.getInstant("ended")),
              Optional.ofNullable(row.getString("result"))));
    }
    return entries;
  }

  /** The deployments that have begun and not ended. */
  public List<HistoryEntry> open() {
    return history().stream().filter(entry -> entry.ended().isEmpty()).toList();
  }

  /**
   * Marks a table that is about to be made as a deployment's own.
   *
   * @return whether the mark is ours now: nobody had marked it, or only an older epoch had
   */
  public boolean mark(String table, String deployment, long epoch) {
    boolean first =
        lightweight(
            "INSERT INTO cutover_made (table_name, deployment, epoch) VALUES (?, ?, ?)"
                + " IF NOT EXISTS",
            table,
            deployment,
            epoch);
    return first
        || maker(table).filter(deployment::equals).isPresent()
        || lightweight(
            "UPDATE cutover_made SET deployment = ?, epoch = ? WHERE table_name = ? IF epoch < ?",
            deployment,
            epoch,
            table,
            epoch);
  }

  /** Removes a mark, if it is this deployment's. */
  public void unmark(String table, String deployment) {
    boolean unused =
        lightweight(
            "DELETE FROM cutover_made WHERE table_name = ? IF deployment = ?", table, deployment);
  }

  /** Removes a mark, whoever's it is, because the table is gone. */
  public void forget(String table) {
    boolean unused = lightweight("DELETE FROM cutover_made WHERE table_name = ? IF EXISTS", table);
  }

  /** The deployment that made a table, if one did. */
  public Optional<String> maker(String table) {
    Row row =
        database
            .ask(
                SimpleStatement.newInstance(
                        "SELECT deployment FROM cutover_made WHERE table_name = ?", table)
                    .setConsistencyLevel(ConsistencyLevel.SERIAL)
                    .setIdempotent(true))
            .one();
    return Optional.ofNullable(row).map(r -> r.getString(0));
  }

  private boolean lightweight(String cql, Object... values) {
    return LightweightTransactionRetry.retry(
        () ->
            database
                .change(SimpleStatement.newInstance(cql, values).setIdempotent(false))
                .wasApplied());
  }

  /** Notes that a token range has been copied. */
  public void copied(String deployment, long rangeEnd) {
    database.change(
        "INSERT INTO cutover_copied (deployment, range_end) VALUES (?, ?)", deployment, rangeEnd);
  }

  /** The ends of the token ranges that a deployment has copied. */
  public Set<Long> copied(String deployment) {
    return database
        .ask("SELECT range_end FROM cutover_copied WHERE deployment = ?", deployment)
        .all()
        .stream()
        .map(row -> row.getLong(0))
        .collect(Collectors.toSet());
  }
}
