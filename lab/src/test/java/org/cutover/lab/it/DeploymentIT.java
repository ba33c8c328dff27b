package org.cutover.lab.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.lab.Home;
import org.cutover.lab.embedded.daemon.LabFile;
import org.cutover.lab.embedded.daemon.ProcessId;
import org.cutover.lab.start.GateProof;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.JsonIds;
import org.cutover.loadgen.LoadGenerator;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.Target;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Deployments under load: real Cassandra, real SSH, real HTTP, the deployer as a process. */
class DeploymentIT {
  private static final Duration HOLD = Duration.ofSeconds(40);

  private static TestLab lab;

  @TempDir Path folder;

  @BeforeAll
  static void bringUp() throws Exception {
    lab = TestLab.up();
  }

  @AfterAll
  static void takeDown() {
    lab.close();
  }

  @BeforeEach
  void reset() throws Exception {
    lab.start().reset();
    assertThat(lab.start().prove().problems(lab.start().expected())).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldStartApplicationsAndDeployerFromArchivesOfTheirClasses() throws IOException {
    List<ProcessId> applications =
        LabFile.read(lab.inventoryFile().resolveSibling("lab.json")).orElseThrow().processes();
    applications =
        applications.stream().filter(process -> process.name().startsWith("app-")).toList();
    assertThat(applications).hasSize(4);
    for (ProcessId application : applications) {
      Path maps = Path.of("/proc", Long.toString(application.pid()), "maps");
      assertThat(Files.readString(maps)).contains(archives() + "/app-");
    }
    List<String> deployer = TestLab.HOME.deployerCommand();
    assertThat(TestLab.HOME.classArchives().shared(deployer, folder))
        .anyMatch(word -> word.startsWith("-XX:SharedArchiveFile=" + archives() + "/deployer-"));
  }

  private static Path archives() {
    return TestLab.HOME.classArchives().folder();
  }

  @Test
  void shouldDeployUnderLoadWithoutLosingARequestOrARow() throws Exception {
    LoadResult load = deployUnderLoad("2.0.0", 0);

    assertThat(load.summary().errors()).as("%s", load.errorsByClass()).isZero();
    assertThat(load.summary().samples()).isGreaterThan(100);
    assertThat(load.samplesByAddress()).hasSize(4);
    assertThat(lab.start().releases()).hasSize(4).containsValue("shop-2.0.0");
    assertThat(Set.copyOf(lab.start().releases().values())).containsExactly("shop-2.0.0");
    try (Database database = database()) {
      List<Row> rows = database.ask("SELECT id, name, description, price FROM item_v2_0_0").all();
      assertThat(rows)
          .extracting(row -> row.getString("id"))
          .containsExactlyInAnyOrderElementsOf(TestLab.SEEDS.ids());
      assertThat(rows).allMatch(row -> row.getInt("price") == 0 && !row.isNull("price"));
      assertThat(rows).allMatch(row -> row.getString("name").startsWith("Item "));
    }
  }

  @Test
  void shouldLeaveEverythingAsItWasWhenADeploymentFails() throws Exception {
    GateProof before = lab.start().prove();
    Set<Instant> writeTimes = writeTimes();

    LoadResult load = deployUnderLoad("2.0.1-faulty", 10);

    assertThat(load.summary().errors()).as("%s", load.errorsByClass()).isZero();
    GateProof after = lab.start().prove();
    assertThat(after.releases()).isEqualTo(before.releases());
    assertThat(after.servers()).isEqualTo(before.servers());
    assertThat(after.tables()).isEqualTo(before.tables());
    assertThat(after.checksum()).isEqualTo(before.checksum());
    assertThat(after.openDeployment()).isEmpty();
    assertThat(writeTimes()).isEqualTo(writeTimes);
  }

  /** Drives a load, deploys in the middle of it, and ends the load when the deployer has ended. */
  private LoadResult deployUnderLoad(String version, int expectedExit) throws Exception {
    LoadGenerator generator = new JMeterLoadGenerator();
    AtomicReference<CompletableFuture<Integer>> exit = new AtomicReference<>();
    LoadPlan plan =
        new LoadPlan(
            new LoadProfile(5, 30, Duration.ofSeconds(1), HOLD),
            target(lab.inventory()),
            LoadRequest.get("/item"),
            new JsonIds(Set.copyOf(TestLab.SEEDS.ids())));
    LoadListener listener =
        new LoadListener() {
          @Override
          public void started(Instant rampUpStart) {
            exit.set(deploy(version).whenComplete((code, failure) -> generator.stop()));
          }

          @Override
          public void progress(Snapshot snapshot) {}
        };
    LoadResult load = generator.run(plan, folder.resolve("samples.csv.gz"), listener);
    assertThat(exit.get().isDone()).as("the deployment should end within the load").isTrue();
    assertThat(exit.get().get()).as(journal()).isEqualTo(expectedExit);
    assertThat(journal()).contains("\"event\":\"outcome\"", "\"exit\":" + expectedExit);
    return load;
  }

  private CompletableFuture<Integer> deploy(String version) {
    List<String> command = new ArrayList<>(List.of(Home.java().toString(), "-jar"));
    command.add(TestLab.HOME.deployerJar().toString());
    command.addAll(List.of("deploy", "--yes", "--inventory", lab.inventoryFile().toString()));
    command.addAll(List.of("--release", TestLab.release(version).toString()));
    command.addAll(List.of("--journal", folder.resolve("journal.jsonl").toString()));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("deployer.log").toFile())
          .start()
          .onExit()
          .thenApply(Process::exitValue);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private String journal() throws Exception {
    Path journal = folder.resolve("journal.jsonl");
    return Files.readString(folder.resolve("deployer.log"))
        + (Files.exists(journal) ? Files.readString(journal) : "no journal");
  }

  private static Target target(Inventory inventory) {
    return Target.of(
        inventory.service().url(),
        inventory.service().targets().stream()
            .map(at -> new Address(at.host(), at.port()))
            .toList());
  }

  private static Set<Instant> writeTimes() {
    try (Database database = database()) {
      Set<Instant> times = new TreeSet<>();
      for (Row row : database.ask("SELECT WRITETIME(name) FROM item_v1_0_0")) {
        times.add(Instant.ofEpochSecond(0, row.getLong(0) * 1000));
      }
      return times;
    }
  }

  private static Database database() {
    return Database.open(lab.inventory().database(), Duration.ofSeconds(10));
  }
}
