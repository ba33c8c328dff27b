package org.cutover.lab.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Examination;
import org.cutover.lab.Home;
import org.cutover.lab.HostUse;
import org.cutover.lab.StandingLab;
import org.cutover.lab.containers.engine.Programs;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Faults;
import org.cutover.lab.start.GateProof;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.start.StartingPoint;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.JsonIds;
import org.cutover.loadgen.LoadGenerator;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.Target;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab in containers, brought up, used and taken down; skipped where no engine works. */
class ContainersLabIT {
  private static final String NAME = "it-" + ProcessHandle.current().pid();
  private static final SeedRows SEEDS = new SeedRows(100);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration HOLD = Duration.ofMinutes(2);

  private static Home home;
  private static StandingLab lab;
  private static StartingPoint start;

  @TempDir Path folder;

  @BeforeAll
  static void bringUp() throws Exception {
    Home own = new Home(Path.of("").toAbsolutePath().getParent());
    ContainersProvider provider = new ContainersProvider();
    Examination examination = provider.examine(own);
    assumeTrue(examination.missing().isEmpty(), () -> String.join("; ", examination.missing()));
    home = provider.prepare(own, line -> {});
    lab = provider.standing(home, NAME);
    assertThat(lab.up(line -> {})).isTrue();
    start =
        new StartingPoint(
            InventoryFile.read(lab.inventory()),
            ReleaseArchive.open(release("1.0.0")),
            SEEDS,
            "/item");
    start.reset();
  }

  @AfterAll
  static void takeDown() {
    if (lab != null) {
      lab.down(line -> {});
      assertThat(lab.condition()).isEqualTo(StandingLab.Condition.DOWN);
      ((StandingContainersLab) lab).forget();
    }
  }

  private static Path release(String version) {
    return home.release("shop-" + version + ".tar.gz", Path.of(""));
  }

  @Test
  void shouldHoldEveryHostToItsLimits() {
    assertThat(lab.details()).hasSize(15);
    assertThat(lab.details().subList(1, 15))
        .allMatch(line -> line.contains(" healthy "))
        .allMatch(line -> line.matches("db-. .* 1\\.00 +1024 MB|(lb-|app-|ns).* 1\\.00 +256 MB"));
  }

  @Test
  void shouldLeaveALabThatIsUpAsItIs() {
    assertThat(lab.up(line -> {})).isFalse();
  }

  @Test
  void shouldTellWhatEveryHostUses() {
    StandingContainersLab standing = (StandingContainersLab) lab;
    assertThat(new ContainersLab(standing).use())
        .hasSize(14)
        .allMatch(use -> use.cpuNanos() > 0 && use.memoryBytes() > 0)
        .extracting(HostUse::host)
        .contains("db-D", "lb-A", "app-C", "ns2");
  }

  @Test
  void shouldDeployAndRollBackUnderLoadWithoutAFailedRequest() throws Exception {
    start.reset();
    deploy("2.0.0", 0);
    assertThat(Set.copyOf(start.releases().values())).containsExactly("shop-2.0.0");

    start.reset();
    GateProof before = start.prove();
    assertThat(before.problems(start.expected())).isEmpty();
    deploy("2.0.1-faulty", 10);
    GateProof after = start.prove();
    assertThat(after.releases()).isEqualTo(before.releases());
    assertThat(after.tables()).isEqualTo(before.tables());
    assertThat(after.checksum()).isEqualTo(before.checksum());
  }

  @Test
  void shouldRecoverFromEveryFaultWithNothingDoneByHand() throws Exception {
    start.reset();
    Faults faults = lab.faults().orElseThrow();
    List<FaultTrial.Step> steps =
        List.of(
            step(FaultKind.FREEZE, "db-B", ContainersLabIT::seeItFrozen),
            step(FaultKind.STOP, "lb-A", () -> {}),
            step(FaultKind.STOP, "ns1", ContainersLabIT::resolveThroughTheOther),
            step(FaultKind.FREEZE, "app-C", () -> {}),
            step(FaultKind.CUT, "D", ContainersLabIT::findNothingOfSiteD));
    List<FaultTrial.Period> periods =
        new FaultTrial(faults, start).run(plan(), folder.resolve("faults.csv.gz"), steps);

    String course = periods.stream().map(Object::toString).collect(Collectors.joining("\n"));
    System.out.println(course);
    assertThat(periods).as(course).hasSize(11);
    for (int i = 0; i < periods.size(); i += 2) {
      assertThat(periods.get(i).samples()).as(course).isNotEmpty();
      assertThat(periods.get(i).errors()).as(course).isEmpty();
    }
    // What is answered is right, and what is not is said to be so.
    assertThat(periods.get(1).errorClasses().keySet()).as(course).isSubsetOf("http-5xx");
    assertThat(periods.get(3).errorClasses().keySet())
        .as(course)
        .isSubsetOf("reset", "stale-connection");
    // The load balancer's users lose what was under way, and go to the next address then.
    assertThat(periods.get(3).errors())
        .as(course)
        .extracting(FaultTrial.Sample::user)
        .doesNotHaveDuplicates();
    assertThat(periods.get(5).errors()).as(course).isEmpty();
    assertThat(periods.get(7).errors()).as(course).isEmpty();
    assertThat(periods.get(9).errorClasses().keySet())
        .as(course)
        .isSubsetOf("http-5xx", "response-timeout", "connect-timeout", "reset");
    assertThat(faults.standing()).isEmpty();
  }

  private static void seeItFrozen() {
    assertThat(lab.details()).anyMatch(line -> line.matches("db-B .* paused .* frozen"));
    assertThat(lab.condition()).isEqualTo(StandingLab.Condition.UP);
  }

  private static FaultTrial.Step step(FaultKind kind, String target, Runnable meanwhile) {
    return new FaultTrial.Step(Fault.of(kind, target), Duration.ofSeconds(6), meanwhile);
  }

  private static void resolveThroughTheOther() {
    Naming naming = target().naming();
    assertThat(NameProbe.knows(naming.servers().get(0).host(), "service.test")).isFalse();
    assertThat(NameProbe.knows(naming.servers().get(1).host(), "service.test")).isTrue();
  }

  /** Neither this machine reaches it, nor do the other sites. */
  private static void findNothingOfSiteD() {
    Inventory inventory = InventoryFile.read(lab.inventory());
    Inventory.Site far = inventory.sites().get(3);
    Inventory.Site near = inventory.sites().get(0);
    assertThat(Readiness.listens(far.loadBalancer().ssh().host(), 22)).isFalse();
    assertThat(Readiness.listens(far.application().address(), 22)).isFalse();
    assertThat(Readiness.listens(near.application().address(), 22)).isTrue();
  }

  private static LoadPlan plan() {
    return new LoadPlan(
        new LoadProfile(8, 20, Duration.ofSeconds(1), Duration.ofMinutes(10)),
        target(),
        LoadRequest.get("/item"),
        new JsonIds(Set.copyOf(SEEDS.ids())));
  }

  /** Deploys in the middle of a load that finds the service through the lab's name servers. */
  private void deploy(String version, int exit) throws Exception {
    LoadGenerator generator = new JMeterLoadGenerator();
    AtomicReference<CompletableFuture<Programs.Result>> deployer = new AtomicReference<>();
    LoadListener listener =
        new LoadListener() {
          @Override
          public void started(Instant rampUpStart) {
            deployer.set(
                CompletableFuture.supplyAsync(() -> Programs.run(words(version), LIMIT))
                    .whenComplete((result, failure) -> generator.stop()));
          }

          @Override
          public void progress(Snapshot snapshot) {}
        };
    LoadPlan plan =
        new LoadPlan(
            new LoadProfile(8, 20, Duration.ofSeconds(1), HOLD),
            target(),
            LoadRequest.get("/item"),
            new JsonIds(Set.copyOf(SEEDS.ids())));
    LoadResult load = generator.run(plan, folder.resolve(version + ".csv.gz"), listener);
    Programs.Result result = deployer.get().get();
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exit);
    assertThat(load.summary().errors()).as("%s", load.errorsByClass()).isZero();
    assertThat(load.samplesByAddress()).hasSizeGreaterThan(1);
  }

  private List<String> words(String version) {
    return List.of(
        Home.java().toString(),
        "-jar",
        home.deployerJar().toString(),
        "deploy",
        "--yes",
        "--inventory",
        lab.inventory().toString(),
        "--release",
        release(version).toString(),
        "--journal",
        folder.resolve("journal-" + version + ".jsonl").toString());
  }

  private static Target target() {
    Inventory inventory = InventoryFile.read(lab.inventory());
    List<Address> servers =
        inventory.nameServers().stream().map(at -> Address.parse(at.toString())).toList();
    return Target.of(inventory.service().url())
        .with(new Naming(ResolvePolicy.ONCE_PER_USER, servers));
  }
}
