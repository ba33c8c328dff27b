package org.cutover.deployer.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cutover.cassandra.CassandraNode;
import org.cutover.cassandra.CassandraSettings;
import org.cutover.common.CutoverException;
import org.cutover.common.JsonLines;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.engine.NoProgress;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.engine.Step;
import org.cutover.deployer.engine.StopRequest;
import org.cutover.deployer.journal.Event;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.JournalFile;
import org.cutover.deployer.journal.Phase;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.deployer.strategy.BlueGreen;
import org.cutover.deployer.strategy.Limits;
import org.cutover.deployer.strategy.Switching;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole deployments on four sites with real SSH, HAProxy and Cassandra, under load. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentIT {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          Duration.ofSeconds(5));

  private CassandraNode node;
  private CqlSession session;
  private TestSites sites;
  private int keyspaces;
  @TempDir Path folder;

  @BeforeAll
  void startDatabase(@TempDir Path data) {
    assumeTrue(TestBalancer.installed(), "haproxy is not installed on this machine");
    node = CassandraNode.start(CassandraSettings.forTest(data));
  }

  @AfterAll
  void stopDatabase() {
    if (node != null) {
      node.close();
    }
  }

  /** A keyspace for each test: dropping many tables takes far longer than making a few. */
  @BeforeEach
  void startSites() throws Exception {
    String keyspace = "shop" + ++keyspaces;
    try (CqlSession first = TestDatabase.session(node.address(), null)) {
      first.execute(
          "CREATE KEYSPACE "
              + keyspace
              + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    }
    session = TestDatabase.session(node.address(), keyspace);
    sites = new TestSites(folder, node, session, keyspace);
  }

  @AfterEach
  void stopSites() throws Exception {
    if (sites != null) {
      sites.close();
    }
    session.close();
  }

  private Outcome deploy(Path release, StopRequest stop, Confirmation confirmation)
      throws IOException {
    return deploy(release, Switching.OVERLAP, stop, confirmation);
  }

  private Outcome deploy(
      Path release, Switching switching, StopRequest stop, Confirmation confirmation)
      throws IOException {
    return deploy(release, switching, stop, confirmation, new NoProgress());
  }

  private Outcome deploy(
      Path release,
      Switching switching,
      StopRequest stop,
      Confirmation confirmation,
      Progress progress)
      throws IOException {
    DeploymentRequest request = request(release, switching);
    Clock clock = Clock.systemUTC();
    try (JournalFile journal = JournalFile.open(journal(), "test", clock)) {
      return new Deployment(request, clock).run("test", journal, progress, stop, confirmation);
    }
  }

  private DeploymentRequest request(Path release, Switching switching) {
    return new DeploymentRequest(
        sites.inventory(),
        new Source.File(ReleaseArchive.open(release)),
        new BlueGreen(),
        switching,
        LIMITS);
  }

  private Path journal() {
    return folder.resolve("deployment.jsonl");
  }

  private Set<String> ids(String table) {
    Set<String> ids = new TreeSet<>();
    session.execute("SELECT id FROM " + table).forEach(row -> ids.add(row.getString(0)));
    return ids;
  }

  private boolean tableExists(String table) {
    return session
            .execute(
                "SELECT table_name FROM system_schema.tables"
                    + " WHERE keyspace_name = ? AND table_name = ?",
                "shop" + keyspaces,
                table)
            .one()
        != null;
  }

  private JsonNode lastLine() throws IOException {
    List<JsonNode> lines = JsonLines.read(journal()).lines();
    return lines.get(lines.size() - 1);
  }

  @Test
  void shouldLoseNoRequestAndNoRowWhenItDeploysUnderLoad() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    TestLoad load = new TestLoad(sites.clientPorts());
    Outcome outcome;
    try (load) {
      outcome = deploy(release, new StopRequest(), question -> true);
    }
    assertThat(outcome.with(Map.of())).isEqualTo(success());
    assertThat(load.failures()).isEmpty();
    assertThat(load.requests()).isGreaterThan(100);
    assertThat(sites.running()).isEqualTo(Collections.nCopies(4, "shop-2.0.0"));
    assertThat(ids("item_v2_0_0")).containsAll(load.acknowledged()).containsAll(ids("item_v1_0_0"));
    for (Row row : session.execute("SELECT price FROM item_v2_0_0 WHERE id = 'i7'")) {
      assertThat(row.getInt("price")).isZero();
      assertThat(row.isNull("price")).isFalse();
    }
    JsonNode last = lastLine();
    assertThat(last.at("/event").asText()).isEqualTo("outcome");
    assertThat(last.at("/detail/result").asText()).isEqualTo("deployed");
    assertThat(last.at("/detail/exit").asInt()).isZero();
    assertThat(last.at("/detail/catchUp/stalenessMs").isInt()).isTrue();
    assertThat(StatusReport.ask(sites.inventory(), LIMITS).lines())
        .contains("current release  shop-2.0.0, table item_v2_0_0")
        .noneMatch(line -> line.startsWith("lock") || line.startsWith("open"));
  }

  private static Outcome success() {
    return new Outcome(Outcome.Result.DEPLOYED, List.of(), List.of(), Optional.empty());
  }

  @Test
  void shouldLeaveEverythingAsItWasWhenASmokeTestFails() throws Exception {
    Path release = TestReleases.write(folder, "2.0.1-faulty", true);
    TestLoad load = new TestLoad(sites.clientPorts());
    Outcome outcome;
    try (load) {
      outcome = deploy(release, new StopRequest(), question -> true);
    }
    assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLED_BACK);
    assertThat(outcome.reason())
        .hasValueSatisfying(
            text -> assertThat(text).contains("GET /item: expected a value at /0/id, got nothing"));
    assertThat(load.failures()).isEmpty();
    assertAsBefore(load);
    assertThat(lastLine().at("/detail/result").asText()).isEqualTo("rolled-back");
    assertThat(lastLine().at("/detail/exit").asInt()).isEqualTo(10);
  }

  private void assertAsBefore(TestLoad load) {
    assertThat(sites.running()).isEqualTo(Collections.nCopies(4, "shop-1.0.0"));
    assertThat(tableExists("item_v2_0_1")).isFalse();
    assertThat(tableExists("item_v2_0_0")).isFalse();
    assertThat(ids("item_v1_0_0")).containsAll(load.acknowledged());
    for (int i = 0; i < 4; i++) {
      assertThat(sites.base(i).resolve("releases")).isDirectoryNotContaining("glob:**2.0*");
      assertThat(sites.base(i).resolve("incoming")).isEmptyDirectory();
    }
    List<String> status = StatusReport.ask(sites.inventory(), LIMITS).lines();
    assertThat(status).filteredOn(line -> line.matches(".* UP (\\* )?L7OK.*")).hasSize(16);
    assertThat(status).noneMatch(line -> line.startsWith("lock") || line.startsWith("open"));
  }

  @Test
  void shouldUndoEverythingWhenItIsToldToStopBeforeTheSwitch() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    StopRequest stop = new StopRequest();
    TestLoad load = new TestLoad(sites.clientPorts());
    Outcome outcome;
    try (load) {
      outcome =
          deploy(
              release,
              stop,
              question -> {
                stop.request();
                return true;
              });
    }
    assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLED_BACK);
    assertThat(outcome.reason().orElse("")).endsWith("stopped on request");
    assertThat(load.failures()).isEmpty();
    assertAsBefore(load);
  }

  @Test
  void shouldShowNobodyTwoWorldsWhenRequestsAreHeld() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Outcome outcome;
    List<String> acknowledged;
    try (TestLoad load = TestLoad.readingTheirWrites(sites.clientPorts())) {
      Thread.sleep(500);
      outcome = deploy(release, Switching.HELD, new StopRequest(), question -> true);
      Thread.sleep(500);
      assertThat(load.failures()).isEmpty();
      acknowledged = load.acknowledged();
    }
    assertThat(outcome.result()).isEqualTo(Outcome.Result.DEPLOYED);
    assertThat(sites.running()).containsOnly("shop-2.0.0");
    assertThat(ids("item_v2_0_0")).containsAll(acknowledged);
    assertThat(lastLine().at("/detail/hold/attempts").asInt()).isEqualTo(1);
    assertThat(lastLine().at("/detail/hold/longestMs").asLong()).isBetween(1L, 5000L);
    assertThat(lastLine().at("/detail/hold/compared").asInt()).isGreaterThan(100);
  }

  @Test
  void shouldServeOnWithTheOldReleaseWhenRequestsAreHeldAndItCannotBeStopped() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    sites.shop(3).refuseToStop();
    Outcome outcome;
    try (TestLoad load = TestLoad.readingTheirWrites(sites.clientPorts())) {
      Thread.sleep(500);
      outcome = deploy(release, Switching.HELD, new StopRequest(), question -> true);
      Thread.sleep(500);
      assertThat(load.failures()).isEmpty();
    }
    assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLED_BACK);
    assertThat(outcome.reason()).hasValueSatisfying(r -> assertThat(r).contains("stop old D"));
    assertThat(sites.running()).containsOnly("shop-1.0.0");
    assertThat(tableExists("item_v2_0_0")).isFalse();
  }

  /** What a load balancer's users are answered while it is killed and started again. */
  private List<String> versionsWhileRestarted(TestBalancer balancer) {
    List<String> versions = new ArrayList<>();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + balancer.clientPort() + "/version"))
            .build();
    try {
      balancer.kill();
      balancer.start();
      // Longer than it takes the deployer to see the restart, if it lives.
      long end = System.nanoTime() + Duration.ofMillis(1500).toNanos();
      while (System.nanoTime() < end) {
        try {
          HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
          versions.add(answer.statusCode() == 200 ? answer.body() : "no server");
        } catch (IOException notYet) {
          Thread.sleep(1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return versions;
  }

  @Test
  void shouldLetNobodySeeTheNewReleaseBeforeItMayServeWhenALoadBalancerRestarts() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    List<String> versions = new ArrayList<>();
    Outcome outcome =
        deploy(
            release,
            Switching.HELD,
            new StopRequest(),
            question -> {
              versions.addAll(versionsWhileRestarted(sites.balancer(2)));
              return true;
            });
    assertThat(versions).hasSizeGreaterThan(20).containsOnly("{\"version\":\"1.0.0\"}");
    assertThat(outcome.with(Map.of())).isEqualTo(success());
    assertStartsWithAllServers(2);
  }

  @Test
  void shouldKeepTheNewReleaseOutWhenTheDeployerIsDeadAndTakeEveryoneBackWhenItIsResumed()
      throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Path killed = folder.resolve("killed.jsonl");
    String journal = KilledDeployer.at("catch up", sites.inventoryFile(), release, killed);
    assertThat(journal).contains("catch up").doesNotContain("\"outcome\"");
    assertThat(sites.running()).startsWith("shop-2.0.0", "shop-2.0.0");
    assertThat(versionsWhileRestarted(sites.balancer(1)))
        .hasSizeGreaterThan(20)
        .containsOnly("{\"version\":\"1.0.0\"}");
    assertThat(resume().result()).isEqualTo(Outcome.Result.ROLLED_BACK);
    assertThat(sites.running()).containsOnly("shop-1.0.0");
    assertStartsWithAllServers(1);
  }

  private Outcome resume() throws IOException {
    Clock clock = Clock.systemUTC();
    try (JournalFile journal = JournalFile.open(folder.resolve("resume.jsonl"), "r", clock)) {
      return new Resume(sites.inventory(), LIMITS, clock).run("r", journal, new NoProgress());
    }
  }

  /** A load balancer that is started again has every server up at once. */
  private void assertStartsWithAllServers(int balancer) throws Exception {
    sites.balancer(balancer).kill();
    sites.balancer(balancer).start();
    sites.awaitUp();
    assertThat("ABCD".chars().mapToObj(name -> state(balancer, Character.toString(name))))
        .allMatch(line -> line.contains(" UP "));
  }

  /** Does something once, when a step begins. */
  private static Progress when(String title, Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    return new NoProgress() {
      @Override
      public void started(Step step) {
        if (step.title().equals(title) && done.compareAndSet(false, true)) {
          action.run();
        }
      }
    };
  }

  /** What a load balancer says of a site's server. */
  private String state(int balancer, String server) {
    return StatusReport.ask(sites.inventory(), LIMITS).lines().stream()
        .filter(line -> line.startsWith("  at load balancer "))
        .toList()
        .get("ABCD".indexOf(server) * 4 + balancer);
  }

  /** The users of the other load balancers; those of a dead one see no service. */
  private TestLoad loadWithout(int balancer) {
    List<Integer> ports = new ArrayList<>(sites.clientPorts());
    ports.remove(balancer);
    return TestLoad.readingTheirWrites(ports);
  }

  @Test
  void shouldUndoEverythingOnTheOthersWhenALoadBalancerDiesBeforeTheSwitch() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Outcome outcome;
    try (TestLoad load = loadWithout(1)) {
      outcome =
          deploy(
              release,
              Switching.HELD,
              new StopRequest(),
              question -> true,
              when("smoke test A", () -> sites.balancer(1).kill()));
      Thread.sleep(300);
      assertThat(load.failures()).isEmpty();
    }
    assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.ROLLED_BACK);
    assertThat(outcome.reason()).hasValueSatisfying(r -> assertThat(r).contains("balancer B"));
    assertThat(outcome.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning).contains("load balancer B does not answer", "run 'repair'"));
    assertThat(sites.running()).containsOnly("shop-1.0.0");
    assertThat(tableExists("item_v2_0_0")).isFalse();
    sites.balancer(1).start();
    sites.awaitUp();
    for (int balancer : List.of(0, 2, 3)) {
      for (String server : List.of("A", "B", "C", "D")) {
        assertThat(state(balancer, server)).contains(" UP ");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Switching.class)
  void shouldGoOnWithTheOthersWhenALoadBalancerDiesBehindTheDecision(Switching switching)
      throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Outcome outcome;
    try (TestLoad load = loadWithout(2)) {
      String step = switching == Switching.HELD ? "retire site D" : "drain site D";
      outcome =
          deploy(
              release,
              switching,
              new StopRequest(),
              question -> true,
              when(step, () -> sites.balancer(2).kill()));
      Thread.sleep(300);
      if (switching == Switching.HELD) {
        assertThat(load.failures()).isEmpty();
      }
    }
    assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.SITES_LEFT_OUT);
    assertThat(outcome.leftOut()).as("sites").isEmpty();
    assertThat(outcome.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning).contains("load balancer C does not answer", "run 'repair'"));
    assertThat(sites.running()).containsOnly("shop-2.0.0");
    assertThat(lastLine().at("/detail/exit").asInt()).isEqualTo(11);
  }

  @Test
  void shouldReleaseTheOthersWhenALoadBalancerDiesWhileRequestsAreHeld() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Outcome outcome;
    try (TestLoad load = loadWithout(2)) {
      outcome =
          deploy(
              release,
              Switching.HELD,
              new StopRequest(),
              question -> true,
              when("commit", () -> sites.balancer(2).kill()));
      Thread.sleep(300);
      assertThat(load.failures()).isEmpty();
    }
    assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.SITES_LEFT_OUT);
    assertThat(outcome.leftOut()).as("sites").isEmpty();
    assertThat(sites.running()).containsOnly("shop-2.0.0");
  }

  @Test
  void shouldNoticeNothingButAPauseWhenAnSshServerIsRestarted() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Outcome outcome;
    try (TestLoad load = TestLoad.readingTheirWrites(sites.clientPorts())) {
      outcome =
          deploy(
              release,
              Switching.HELD,
              new StopRequest(),
              question -> true,
              when(
                  "retire site C",
                  () -> {
                    try {
                      sites.ssh(1).close();
                      sites.ssh(1).start();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
      Thread.sleep(300);
      assertThat(load.failures()).isEmpty();
    }
    assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.DEPLOYED);
    assertThat(sites.running()).containsOnly("shop-2.0.0");
    assertThat(outcome.warnings()).isEmpty();
  }

  @Test
  void shouldTakeServersOutAgainWhenALoadBalancerRestartsWhileItAsks() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    List<String> states = new ArrayList<>();
    Outcome outcome =
        deploy(
            release,
            Switching.HELD,
            new StopRequest(),
            question -> {
              sites.balancer(0).kill();
              try {
                sites.balancer(0).start();
                Thread.sleep(4000);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
              states.add(state(0, "A"));
              states.add(state(0, "B"));
              return true;
            });
    assertThat(states).allSatisfy(state -> assertThat(state).contains(" DRAIN "));
    assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.DEPLOYED);
  }

  private Outcome repair() throws IOException {
    Clock clock = Clock.systemUTC();
    try (JournalFile journal = JournalFile.open(journal(), "repair", clock)) {
      return new Repair(sites.inventory(), LIMITS, clock).run("repair", journal, new NoProgress());
    }
  }

  @Test
  void shouldBringBackWhatWasLeftOut() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Outcome outcome =
        deploy(
            release,
            Switching.HELD,
            new StopRequest(),
            question -> true,
            when("retire site D", () -> sites.balancer(2).kill()));
    assertThat(outcome.result()).isEqualTo(Outcome.Result.SITES_LEFT_OUT);
    assertThat(repair().result()).as("still dead").isEqualTo(Outcome.Result.SITES_LEFT_OUT);
    sites.balancer(2).start();
    sites.awaitUp();
    sites.balancer(2).command("set server app/A state maint");
    sites.shop(3).close();
    int before = sites.starts();
    Outcome repaired;
    try (TestLoad load = new TestLoad(sites.clientPorts().subList(0, 1))) {
      repaired = repair();
      assertThat(load.failures()).isEmpty();
    }
    assertThat(repaired.result()).as(repaired.toString()).isEqualTo(Outcome.Result.DEPLOYED);
    assertThat(repaired.warnings()).isEmpty();
    assertThat(sites.running()).containsOnly("shop-2.0.0");
    for (int balancer = 0; balancer < 4; balancer++) {
      for (String server : List.of("A", "B", "C", "D")) {
        assertThat(state(balancer, server)).contains(" UP ");
      }
    }
    assertThat(sites.starts() - before).as("only what did not run").isEqualTo(1);
    assertThat(history()).last().asString().contains("repair", "deployed");
    assertThat(repair().with(Map.of())).isEqualTo(success());
  }

  private List<HistoryEntry> history() {
    try (Database database = Database.open(sites.inventory().database(), Duration.ofSeconds(10))) {
      return new DeploymentStore(database).history();
    }
  }

  @Test
  void shouldRefuseToRepairWhileADeploymentIsOpen() throws Exception {
    try (Database database = Database.open(sites.inventory().database(), Duration.ofSeconds(10))) {
      DeploymentStore store = new DeploymentStore(database);
      store.create();
      store.open(
          new HistoryEntry(
              java.time.Instant.ofEpochMilli(1000),
              "dead",
              "blue-green",
              "shop-1.0.0",
              "shop-2.0.0",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    assertThatThrownBy(this::repair)
        .isInstanceOf(CutoverException.class)
        .hasMessageContaining("'resume' finishes or undoes it");
    assertThat(lastLine().at("/detail/exit").asInt()).isEqualTo(1);
  }

  @Test
  void shouldBringTheReleaseBeforeBackWithTheRowsWrittenSince() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    List<String> acknowledged;
    Outcome back;
    try (TestLoad load = TestLoad.readingTheirWrites(sites.clientPorts())) {
      Outcome there = deploy(release, Switching.HELD, new StopRequest(), question -> true);
      assertThat(there.reason()).isEmpty();
      assertThat(there.result()).isEqualTo(Outcome.Result.DEPLOYED);
      Thread.sleep(500);
      DeploymentRequest request =
          new DeploymentRequest(
              sites.inventory(),
              new Source.Kept(Optional.empty()),
              new BlueGreen(),
              Switching.HELD,
              LIMITS);
      try (JournalFile journal = JournalFile.open(journal(), "back", Clock.systemUTC())) {
        back =
            new Deployment(request, Clock.systemUTC())
                .run("back", journal, new NoProgress(), new StopRequest(), question -> true);
      }
      Thread.sleep(500);
      assertThat(load.failures()).isEmpty();
      acknowledged = load.acknowledged();
    }
    assertThat(back.reason()).isEmpty();
    assertThat(back.result()).isEqualTo(Outcome.Result.DEPLOYED);
    assertThat(sites.running()).containsOnly("shop-1.0.0");
    assertThat(ids("item_v1_0_0")).containsAll(acknowledged);
  }

  /** Requests wait while nobody holds them any more, and none fails. */
  @ParameterizedTest
  @CsvSource({
    "compare, false",
    "commit, true",
  })
  void shouldEndWellWhenTheDeployerIsKilledAndResumed(String step, boolean forward)
      throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Outcome outcome;
    List<String> acknowledged;
    try (TestLoad load = TestLoad.readingTheirWrites(sites.clientPorts())) {
      Thread.sleep(200);
      String text = KilledDeployer.at(step, sites.inventoryFile(), release, journal());
      assertThat(text).contains("\"step\":\"" + step + "\"").doesNotContain("\"outcome\"");
      outcome = resume();
      Thread.sleep(500);
      assertThat(load.failures()).isEmpty();
      acknowledged = load.acknowledged();
    }
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.result())
        .isEqualTo(forward ? Outcome.Result.DEPLOYED : Outcome.Result.ROLLED_BACK);
    assertThat(sites.running()).containsOnly(forward ? "shop-2.0.0" : "shop-1.0.0");
    assertThat(ids(forward ? "item_v2_0_0" : "item_v1_0_0")).containsAll(acknowledged);
    assertThat(tableExists("item_v2_0_0")).isEqualTo(forward);
    assertThat(session.execute("SELECT deployment FROM cutover_lock").one().getString(0)).isNull();
  }

  @Test
  void shouldLeaveATableAloneThatCameBetweenPreflightAndLock() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    Journal intruder =
        (phase, step, target, event, detail) -> {
          if (phase == Phase.PREFLIGHT && event == Event.FINISHED) {
            session.execute("CREATE TABLE item_v2_0_0 (id text PRIMARY KEY, name text)");
            session.execute("INSERT INTO item_v2_0_0 (id, name) VALUES ('theirs', 'n')");
          }
        };
    Outcome outcome =
        new Deployment(request(release, Switching.HELD), Clock.systemUTC())
            .run("test", intruder, new NoProgress(), new StopRequest(), question -> true);
    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.reason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("has a table item_v2_0_0"));
    assertThat(ids("item_v2_0_0")).containsExactly("theirs");
    assertThat(session.execute("SELECT deployment FROM cutover_lock").one().getString(0))
        .as("the lock was given back")
        .isNull();
  }

  @Test
  void shouldChangeNothingWhenItOnlyPlans() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    DeploymentRequest request =
        new DeploymentRequest(
            sites.inventory(),
            new Source.File(ReleaseArchive.open(release)),
            new BlueGreen(),
            Switching.OVERLAP,
            LIMITS);
    List<String> titles =
        new Deployment(request, Clock.systemUTC()).plan().steps().map(Step::title).toList();
    assertThat(titles).startsWith("take lock", "create table item_v2_0_0");
    assertThat(tableExists("item_v2_0_0")).isFalse();
    assertThat(tableExists("cutover_lock")).isFalse();
    for (int i = 0; i < 4; i++) {
      assertThat(sites.base(i).resolve("incoming")).doesNotExist();
    }
  }

  @Test
  void shouldChangeNothingWhenAHostsClockIsWrongAndGoOnWhenItHasNone() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    sites.shop(2).date("1700000000123456789\n");
    StopRequest stop = new StopRequest();
    assertThatThrownBy(() -> deploy(release, Switching.HELD, stop, question -> true))
        .isInstanceOf(CutoverException.class)
        .hasMessageContaining(" ms ahead of that of " + sites.ssh(2).endpoint() + ", more than");
    assertThat(tableExists("cutover_lock")).isFalse();
    assertThat(lastLine().at("/detail/exit").asInt()).isEqualTo(1);
    sites.shop(2).date("what?\n");
    Outcome outcome = deploy(release, Switching.HELD, stop, question -> true);
    assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.DEPLOYED);
    assertThat(outcome.warnings())
        .singleElement()
        .asString()
        .startsWith("the clock of " + sites.ssh(2).endpoint() + " was not measured: ");
    JsonNode preflight =
        JsonLines.read(journal()).lines().stream()
            .filter(line -> line.at("/detail/clocks").isObject())
            .findFirst()
            .orElseThrow();
    assertThat(preflight.at("/detail/clocks")).hasSize(4);
    assertThat(preflight.at("/detail/clocks/database").isNumber()).isTrue();
    assertThat(preflight.at("/detail/clockDifferenceMs").isNumber()).isTrue();
  }

  @Test
  void shouldChangeNothingWhenASiteIsNotHealthy() throws Exception {
    Path release = TestReleases.write(folder, "2.0.0", true);
    sites.shop(2).close();
    assertThatThrownBy(() -> deploy(release, new StopRequest(), question -> true))
        .isInstanceOf(CutoverException.class)
        .hasMessageContaining("site C: not healthy: GET /health")
        .hasMessageContaining("site C: runs nothing");
    assertThat(tableExists("cutover_lock")).isFalse();
    assertThat(lastLine().at("/detail/exit").asInt()).isEqualTo(1);
    assertThat(lastLine().at("/detail/result").asText()).isEqualTo("failed");
  }
}
