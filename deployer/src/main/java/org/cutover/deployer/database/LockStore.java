package org.cutover.deployer.database;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * The lock, one row that is changed by lightweight transactions only. The epoch outlives every
 * holder: it grows whenever the lock is taken, and a holder whose epoch is no longer the row's has
 * lost it.
 */
public final class LockStore {
  private static final String NAME = "deployment";

  /**
   * A heartbeat that a frozen node does not answer has to end early enough for the next one to come
   * before the lock is stale.
   */
  private static final Duration ANSWER = Duration.ofSeconds(8);

  private final Database database;
  private final Clock clock;

  /** A lock in the database's keyspace. */
  public LockStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The holder, if there is one. */
  public Optional<Lock> holder() {
    return row().filter(row -> row.getString("deployment") != null).map(LockStore::lock);
  }

  /**
   * Takes the lock; a stale holder is replaced. Whoever takes it looks next whether a deployment is
   * open that has to be brought to its end.
   *
   * @param wanted who wants it; its epoch does not matter
   * @return the lock as held, with its epoch
   * @throws CutoverException with exit code 1 and a line that shows the holder
   */
  public Lock take(Lock wanted) {
    return LightweightTransactionRetry.retry(() -> attempt(wanted));
  }

  private Lock attempt(Lock wanted) {
    Optional<Row> before = rowOnce();
    Optional<Lock> holder = holder(before);
    if (holder.isPresent() && holder.get().deployment().equals(wanted.deployment())) {
      // The attempt before got no answer, and yet it took the lock.
      return holder.get();
    }
    long epoch = before.map(row -> row.getLong("epoch")).orElse(0L);
    holder.ifPresent(other -> requireStale(other, wanted));
    boolean applied =
        before.isEmpty() ? insert(wanted) : update(wanted, epoch, holder.map(Lock::deployment));
    if (!applied) {
      throw refused(holder().map(h -> h.holder(clock.instant())).orElse("its holder is not known"));
    }
    return new Lock(
        epoch + 1,
        wanted.deployment(),
        wanted.owner(),
        wanted.host(),
        wanted.process(),
        wanted.heartbeat());
  }

  private void requireStale(Lock holder, Lock wanted) {
    if (!holder.stale(clock.instant(), wanted.host())) {
      throw refused(holder.holder(clock.instant()));
    }
  }

  private static CutoverException refused(String holder) {
    return new CutoverException(ExitCode.FAILED, "another deployment is under way: " + holder);
  }

  private boolean insert(Lock wanted) {
    return applied(
        "INSERT INTO cutover_lock (name, epoch, deployment, owner, host, process, heartbeat)"
            + " VALUES (?, 1, ?, ?, ?, ?, ?) IF NOT EXISTS",
        NAME,
        wanted.deployment(),
        wanted.owner(),
        wanted.host(),
        wanted.process(),
        clock.instant());
  }

  private boolean update(Lock wanted, long epoch, Optional<String> holder) {
    return applied(
        "UPDATE cutover_lock SET epoch = ?, deployment = ?, owner = ?, host = ?, process = ?,"
            + " heartbeat = ? WHERE name = ? IF epoch = ? AND deployment = ?",
        epoch + 1,
        wanted.deployment(),
        wanted.owner(),
        wanted.host(),
        wanted.process(),
        clock.instant(),
        NAME,
        epoch,
        holder.orElse(null));
  }

  /** Says that the holder lives; false if it is no longer the holder. */
  public boolean beat(Lock lock) {
    return LightweightTransactionRetry.retry(
        () ->
            applied(
                "UPDATE cutover_lock SET heartbeat = ? WHERE name = ?"
                    + " IF epoch = ? AND deployment = ?",
                clock.instant(),
                NAME,
                lock.epoch(),
                lock.deployment()));
  }

  /** Whether this lock is still held. */
  public boolean holds(Lock lock) {
    return holder()
        .filter(h -> h.epoch() == lock.epoch() && h.deployment().equals(lock.deployment()))
        .isPresent();
  }

  /** Gives the lock back; does nothing if it is no longer held. */
  public void release(Lock lock) {
    LightweightTransactionRetry.retry(
        () ->
            applied(
                "UPDATE cutover_lock SET deployment = null WHERE name = ?"
                    + " IF epoch = ? AND deployment = ?",
                NAME,
                lock.epoch(),
                lock.deployment()));
  }

  /** Takes the lock from whoever holds it, for good; the epoch still grows. */
  public void clear() {
    row()
        .ifPresent(
            row ->
                applied(
                    "UPDATE cutover_lock SET deployment = null, epoch = ? WHERE name = ?"
                        + " IF epoch = ?",
                    row.getLong("epoch") + 1,
                    NAME,
                    row.getLong("epoch")));
  }

  private Optional<Row> row() {
    return LightweightTransactionRetry.retry(this::rowOnce);
  }

  private Optional<Row> rowOnce() {
    // Serial: the answer includes transactions that are under way.
    SimpleStatement statement =
        SimpleStatement.newInstance("SELECT * FROM cutover_lock WHERE name = ?", NAME)
            .setConsistencyLevel(ConsistencyLevel.SERIAL)
            .setTimeout(ANSWER);
    return Optional.ofNullable(database.ask(statement).one());
  }

  private static Optional<Lock> holder(Optional<Row> row) {
    return row.filter(r -> r.getString("deployment") != null).map(LockStore::lock);
  }

  private static Lock lock(Row row) {
    return new Lock(
        row.getLong("epoch"),
        row.getString("deployment"),
        row.getString("owner"),
        row.getString("host"),
        row.getLong("process"),
        row.getInstant("heartbeat"));
  }

  private boolean applied(String cql, Object... values) {
    ResultSet result =
        database.change(
            SimpleStatement.newInstance(cql, values).setIdempotent(false).setTimeout(ANSWER));
    return result.wasApplied();
  }
}
