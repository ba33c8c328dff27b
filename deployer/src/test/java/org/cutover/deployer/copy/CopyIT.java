package org.cutover.deployer.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.cassandra.CassandraNode;
import org.cutover.cassandra.CassandraSettings;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.CurrentRelease;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.database.Lock;
import org.cutover.deployer.database.LockStore;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.operation.TestDatabase;
import org.cutover.deployer.release.Release;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The copy and the deployment store against a real Cassandra. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyIT {
  private static final String NEXT =
      "CREATE TABLE %s (p text, c int, name text, note text, title text, price int,"
          + " PRIMARY KEY (p, c))";

  private CassandraNode node;
  private CqlSession session;
  private Database database;
  private ColumnMapping mapping;
  private TableCopy copy;
  private CatchUp catchUp;
  private int number;

  @BeforeAll
  void start(@TempDir Path data) {
    node = CassandraNode.start(CassandraSettings.forTest(data));
    try (CqlSession first = TestDatabase.session(node.address(), null)) {
      first.execute(
          "CREATE KEYSPACE shop WITH replication ="
              + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
    }
    session = TestDatabase.session(node.address(), "shop");
    database =
        Database.open(
            new Inventory.Database(
                List.of(new Endpoint("127.0.0.1", node.address().getPort())),
                "dc1",
                "shop",
                "QUORUM",
                Duration.ofMillis(500),
                Optional.empty()),
            Duration.ofSeconds(20));
  }

  @AfterAll
  void stop() {
    database.close();
    session.close();
    node.close();
  }

  @BeforeEach
  void tables() {
    number++;
    session.execute(
        "CREATE TABLE old%d (p text, c int, name text, note text, PRIMARY KEY (p, c))"
            .formatted(number));
    session.execute(NEXT.formatted("new" + number));
  }

  @AfterEach
  void close() {
    catchUp.close();
  }

  private void begin(Release.Rows rows) {
    mapping = mapping(rows);
    copy = copy(database);
    catchUp = new CatchUp(copy);
  }

  private TableCopy copy(Database through) {
    return new TableCopy(through, mapping, Clock.systemUTC());
  }

  private ColumnMapping mapping(Release.Rows rows) {
    Release.Table table =
        new Release.Table(
            "new" + number,
            NEXT.formatted("new" + number),
            rows,
            Map.of(
                "title", new Release.Filling(Optional.of("note"), Optional.empty()),
                "note", new Release.Filling(Optional.of("note"), Optional.empty()),
                "price", new Release.Filling(Optional.empty(), Optional.of(7L))));
    TableShape old = ShapeReader.read(database, "old" + number).orElseThrow();
    TableShape next = ShapeReader.read(database, "new" + number).orElseThrow();
    assertThat(CreateTable.parse(table.create()).columns())
        .containsExactlyInAnyOrderElementsOf(next.columns());
    return ColumnMapping.of(old, next, table).mapping().orElseThrow();
  }

  private void old(String cql) {
    session.execute(cql.replace("OLD", "old" + number));
  }

  private void next(String cql) {
    session.execute(cql.replace("NEW", "new" + number));
  }

  private Row row(String key) {
    return session
        .execute(
            "SELECT name, writetime(name) AS wn, ttl(name) AS tn, title, writetime(title) AS wt,"
                + " price, writetime(price) AS wp FROM new"
                + number
                + " WHERE p = ? AND c = 1",
            key)
        .one();
  }

  @Test
  void shouldKeepEveryCellsWriteTimeAndTtlWhenCopying() throws Exception {
    old("INSERT INTO OLD (p, c, name, note) VALUES ('a', 1, 'n', 'x') USING TIMESTAMP 50");
    old("UPDATE OLD USING TIMESTAMP 100 AND TTL 1000 SET name = 'm' WHERE p = 'a' AND c = 1");
    old("INSERT INTO OLD (p, c) VALUES ('only key', 1)");
    begin(Release.Rows.INSERT);
    assertThat(copy.copy(end -> false, end -> {}).rows()).isEqualTo(2);

    Row a = row("a");
    assertThat(a.getString("name")).isEqualTo("m");
    assertThat(a.getLong("wn")).isEqualTo(100);
    assertThat(a.getInt("tn")).isBetween(980, 1000);
    assertThat(a.getString("title")).isEqualTo("x");
    assertThat(a.getLong("wt")).isEqualTo(50);
    assertThat(a.getInt("price")).isEqualTo(7);
    assertThat(a.getLong("wp")).isEqualTo(50);
    assertThat(row("only key").isNull("name")).isTrue();
    assertThat(copy.catchUp().found()).isEmpty();
  }

  @Test
  void shouldLeaveARowWithItsMarkerWhenItsOnlyCellExpiresUnlessRowsAreUpserted() throws Exception {
    old("INSERT INTO OLD (p, c, name) VALUES ('a', 1, 'n') USING TIMESTAMP 50");
    begin(Release.Rows.INSERT);
    assertThat(copy.copy(end -> false, end -> {}).written()).isEqualTo(1);
    next("DELETE name, price FROM NEW USING TIMESTAMP 60 WHERE p = 'a' AND c = 1");
    assertThat(row("a")).as("the INSERT made a marker").isNotNull();
    catchUp.close();

    tables();
    old("UPDATE OLD USING TIMESTAMP 50 SET name = 'n' WHERE p = 'a' AND c = 1");
    begin(Release.Rows.UPSERT);
    assertThat(copy.copy(end -> false, end -> {}).written()).isEqualTo(1);
    next("DELETE name, price FROM NEW USING TIMESTAMP 60 WHERE p = 'a' AND c = 1");
    assertThat(row("a")).as("no marker without an INSERT").isNull();
  }

  @Test
  void shouldBringOverUpdatesInsertsAndDeletesWhenTheyHappenAfterTheCopy() throws Exception {
    for (String key : List.of("stays", "updated", "deleted", "emptied", "again")) {
      old("INSERT INTO OLD (p, c, name, note) VALUES ('" + key + "', 1, 'n', 'x')");
    }
    begin(Release.Rows.INSERT);
    assertThat(copy.copy(end -> false, end -> {}).written()).isEqualTo(5);
    old("UPDATE OLD SET name = 'm' WHERE p = 'updated' AND c = 1");
    old("DELETE FROM OLD WHERE p = 'deleted' AND c = 1");
    old("DELETE note FROM OLD WHERE p = 'emptied' AND c = 1");
    old("DELETE FROM OLD WHERE p = 'again' AND c = 1");
    assertThat(catchUp.settle()).containsEntry("deleted", 3L);
    old("INSERT INTO OLD (p, c, name) VALUES ('again', 1, 'back')");
    old("INSERT INTO OLD (p, c, name) VALUES ('new', 1, 'n')");
    assertThat(catchUp.settle()).isNotEmpty();

    assertThat(row("stays").getString("name")).isEqualTo("n");
    assertThat(row("updated").getString("name")).isEqualTo("m");
    assertThat(row("deleted")).isNull();
    assertThat(row("emptied").getString("title")).isNull();
    assertThat(row("emptied").getString("name")).isEqualTo("n");
    assertThat(row("again").getString("name")).isEqualTo("back");
    assertThat(row("again").getString("title")).isNull();
    assertThat(row("again").getInt("price")).isEqualTo(7);
    assertThat(row("new").getString("name")).isEqualTo("n");
    assertThat(copy.catchUp().found()).isEmpty();
  }

  @Test
  void shouldLetTheNewVersionsWritesWinWhenBothVersionsWrite() throws Exception {
    for (String key : List.of("updated", "deleted", "both", "old deletes")) {
      old(
          "INSERT INTO OLD (p, c, name, note) VALUES ('"
              + key
              + "', 1, 'n', 'x') USING TIMESTAMP 5");
    }
    begin(Release.Rows.INSERT);
    assertThat(copy.copy(end -> false, end -> {}).written()).isEqualTo(4);
    assertThat(catchUp.settle()).isNotEmpty();
    copy.share();
    next("UPDATE NEW SET name = 'newer' WHERE p = 'updated' AND c = 1");
    next("DELETE FROM NEW WHERE p = 'deleted' AND c = 1");
    next("INSERT INTO NEW (p, c, name, price) VALUES ('inserted', 1, 'n', 1)");
    old("UPDATE OLD SET note = 'late' WHERE p = 'both' AND c = 1");
    next("UPDATE NEW SET name = 'newer' WHERE p = 'both' AND c = 1");
    old("DELETE FROM OLD WHERE p = 'old deletes' AND c = 1");
    next("UPDATE NEW SET price = 9 WHERE p = 'old deletes' AND c = 1");
    Map<String, Object> detail = catchUp.finish();

    assertThat(detail).containsEntry("shadowed", 1);
    assertThat((long) detail.get("stalenessMs")).isBetween(0L, 30_000L);
    assertThat(row("updated").getString("name")).isEqualTo("newer");
    assertThat(row("deleted")).as("not put back").isNull();
    assertThat(row("inserted").getInt("price")).isEqualTo(1);
    assertThat(row("both").getString("title")).isEqualTo("late");
    assertThat(row("both").getString("name")).isEqualTo("newer");
    assertThat(row("old deletes").getInt("price")).isEqualTo(9);
    assertThat(row("old deletes").getString("name")).isNull();
  }

  @Test
  void shouldCatchUpWithoutAPauseWhenWritesGoOn() throws Exception {
    begin(Release.Rows.INSERT);
    assertThat(copy.copy(end -> false, end -> {}).rows()).isZero();
    catchUp.begin();
    for (int i = 0; i < 300; i++) {
      old("INSERT INTO OLD (p, c, name) VALUES ('k" + i + "', 1, 'n')");
      if (i % 3 == 0) {
        old("DELETE FROM OLD WHERE p = 'k" + (i / 2) + "' AND c = 1");
      }
    }
    assertThat(catchUp.finish()).isNotEmpty();
    assertThat(session.execute("SELECT p FROM new" + number).all())
        .hasSameSizeAs(session.execute("SELECT p FROM old" + number).all());
  }

  @Test
  void shouldEndWhenTheNewVersionDeletesAllTheTime() throws Exception {
    for (int i = 0; i < 3000; i++) {
      old("INSERT INTO OLD (p, c, name) VALUES ('k" + i + "', 1, 'n')");
    }
    begin(Release.Rows.INSERT);
    assertThat(copy.copy(end -> false, end -> {}).rows()).isEqualTo(3000);
    catchUp.begin();
    AtomicInteger deleted = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    Thread deleting =
        new Thread(
            () -> {
              while (!stop.get() && deleted.get() < 3000) {
                session.execute(
                    "DELETE FROM new" + number + " WHERE p = 'k" + deleted.get() + "' AND c = 1");
                deleted.incrementAndGet();
              }
            });
    deleting.start();
    try {
      assertThat(catchUp.finish()).containsKey("shadowed");
    } finally {
      stop.set(true);
      deleting.join();
    }
    assertThat(session.execute("SELECT p FROM new" + number).all()).hasSize(3000 - deleted.get());
  }

  @Test
  void shouldSkipRangesWhenTheyWereCopiedBefore() throws Exception {
    for (int i = 0; i < 200; i++) {
      old("INSERT INTO OLD (p, c, name) VALUES ('k" + i + "', 1, 'n')");
    }
    begin(Release.Rows.INSERT);
    DeploymentStore store = new DeploymentStore(database);
    store.create();
    assertThat(copy.copy(end -> end > 0, end -> store.copied("d", end)).rows())
        .isBetween(50L, 150L);
    assertThat(store.copied("d")).hasSize(8).allMatch(end -> end <= 0);
    assertThat(copy.copy(store.copied("d")::contains, end -> {}).rows()).isBetween(50L, 150L);
    assertThat(copy.catchUp().found()).isEmpty();
  }

  @Test
  void shouldGoOnWithTheRangesThatAreLeftWhenTheDatabaseWasSilentForAWhile() throws Exception {
    for (int i = 0; i < 200; i++) {
      old("INSERT INTO OLD (p, c, name) VALUES ('k" + i + "', 1, 'n')");
    }
    begin(Release.Rows.INSERT);
    AtomicInteger changes = new AtomicInteger();
    AtomicBoolean silent = new AtomicBoolean(true);
    copy.close();
    copy =
        copy(
            database.permittedBy(
                () -> {
                  if (changes.incrementAndGet() > 100 && silent.get()) {
                    throw new CutoverException(
                        ExitCode.FAILED, "late", new DriverTimeoutException("late"));
                  }
                }));
    catchUp = new CatchUp(copy);
    Set<Long> done = ConcurrentHashMap.newKeySet();
    assertThatThrownBy(() -> copy.copy(done::contains, done::add)).hasMessage("late");
    assertThat(done).hasSizeBetween(1, 15);
    long before = copy.copied().rows();
    assertThat(before).isBetween(1L, 199L);
    silent.set(false);
    assertThat(copy.copy(done::contains, done::add).rows()).isEqualTo(200 - before);
    assertThat(copy.copied().rows()).isEqualTo(200);
    assertThat(done).hasSize(16);
    assertThat(copy.catchUp().found()).isEmpty();
  }

  @Test
  void shouldRefuseASecondHolderAndFenceTheFirstWhenTheLockIsTakenOver() {
    begin(Release.Rows.INSERT);
    DeploymentStore store = new DeploymentStore(database);
    store.create();
    LockStore locks = new LockStore(database, Clock.systemUTC());
    locks.clear();
    Lock first = locks.take(lock("first"));
    assertThat(locks.take(lock("first")).epoch())
        .as("an attempt that got no answer had taken it")
        .isEqualTo(first.epoch());
    assertThatThrownBy(() -> locks.take(lock("second")))
        .hasMessageStartingWith("another deployment is under way: deployment first of user on far");
    LockStore later =
        new LockStore(database, Clock.offset(Clock.systemUTC(), Lock.STALE.plusSeconds(1)));
    Lock second = later.take(lock("second"));
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(locks.holds(first)).isFalse();
    assertThat(locks.beat(first)).isFalse();
    locks.release(first);
    assertThat(locks.holds(second)).as("an old holder cannot release").isTrue();
    locks.release(second);
    assertThat(locks.holder()).isEmpty();

    store.setCurrent(new CurrentRelease("shop-1", "t1", Optional.of("t0")));
    assertThat(store.current()).hasValue(new CurrentRelease("shop-1", "t1", Optional.of("t0")));
    store.clearCurrent();
    assertThat(store.current()).isEmpty();
  }

  @Test
  void shouldSettleOnceAndForAllHowADeploymentGoesOn() {
    begin(Release.Rows.INSERT);
    DeploymentStore store = new DeploymentStore(database);
    store.create();
    HistoryEntry entry =
        new HistoryEntry(
            java.time.Instant.ofEpochMilli(System.currentTimeMillis()),
            "settled",
            "blue-green",
            "shop-1",
            "shop-2",
            Optional.of("t2"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    store.open(entry);
    assertThat(store.settle(entry, HistoryEntry.Phase.DECIDED)).isTrue();
    assertThat(store.settle(entry, HistoryEntry.Phase.DECIDED)).as("asked twice").isTrue();
    assertThat(store.settle(entry, HistoryEntry.Phase.UNDOING)).isFalse();
    assertThat(store.open())
        .filteredOn(open -> open.deployment().equals("settled"))
        .singleElement()
        .extracting(HistoryEntry::phase)
        .isEqualTo(Optional.of(HistoryEntry.Phase.DECIDED));
    store.close(entry, java.time.Instant.now(), "deployed");
  }

  @Test
  void shouldRecordWhatServesWhenTheClockIsBehindThatOfWhoeverRecordedLast() {
    begin(Release.Rows.INSERT);
    DeploymentStore store = new DeploymentStore(database);
    store.create();
    session.execute(
        "INSERT INTO cutover_current (name, release, table_name) VALUES ('service', 'shop-1', 't1')"
            + " USING TIMESTAMP "
            + (System.currentTimeMillis() + 3_600_000) * 1000);
    CurrentRelease second = new CurrentRelease("shop-2", "t2", Optional.of("t1"));
    store.setCurrent(second);
    assertThat(store.current()).hasValue(second);
    session.execute("TRUNCATE cutover_current");
  }

  @Test
  void shouldKnowWhichDeploymentMadeATable() {
    begin(Release.Rows.INSERT);
    DeploymentStore store = new DeploymentStore(database);
    store.create();
    assertThat(store.mark("made", "first", 7)).isTrue();
    assertThat(store.mark("made", "first", 7)).as("asked twice").isTrue();
    assertThat(store.mark("made", "older", 6)).isFalse();
    store.unmark("made", "older");
    assertThat(store.maker("made")).hasValue("first");
    assertThat(store.mark("made", "next", 8)).isTrue();
    store.unmark("made", "first");
    assertThat(store.maker("made")).hasValue("next");
    store.forget("made");
    assertThat(store.maker("made")).isEmpty();
  }

  private static Lock lock(String deployment) {
    return new Lock(0, deployment, "user", "far", 1, java.time.Instant.now());
  }
}
