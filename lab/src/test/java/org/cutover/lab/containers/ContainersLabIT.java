package org.cutover.lab.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.HostUse;
import org.cutover.lab.StandingLab;
import org.cutover.lab.containers.engine.Programs;
import org.cutover.lab.embedded.host.SshKeys;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Faults;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lab in containers, brought up, used and taken down; skipped where no engine works. */
@ExtendWith(ContainersWork.class)
class ContainersLabIT {
  private static final String NAME = "it-" + ProcessHandle.current().pid();
  private static final SeedRows SEEDS = new SeedRows(100);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

  /** The hold becomes as long as deployments take here. */
  private static final String EXPERIMENT =
      """
      schema: 1
      name: machines
      lab: inventory.yml
      order: sequential
      repetitions: 1
      rows: 100
      baseline: %s
      request: {method: GET, path: /item}
      times: {rampUp: 1s, hold: 10s, deployAt: 250ms}
      levels:
        low: {users: 4, throughput: 8}
        high: {users: 12, throughput: 24}
      scenarios:
        none: {}
        success: {release: %s, exit: 0}
        failure: {release: %s, exit: 10}
      """;

  private static Home home;
  private static StandingLab lab;
  private static StartingPoint start;

  @TempDir Path folder;

  @BeforeAll
  static void bringUp() throws Exception {
    ContainersProvider provider = new ContainersProvider();
    home = provider.prepare(ContainersWork.HOME, line -> {});
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
      List<String> search = List.of("find", "/sys/fs/cgroup", "-name", "*" + NAME + "*");
      assertThat(Programs.run(search, LIMIT).out()).isEmpty();
    }
  }

  private static Path release(String version) {
    return home.release("shop-" + version + ".tar.gz");
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
  void shouldTellWhatEveryHostUses() throws Exception {
    StandingContainersLab standing = (StandingContainersLab) lab;
    ContainersLab running = new ContainersLab(standing, Optional.of(standing.makeControl()));
    // Deployments are made from a host with limits of its own, beside the containers.
    Programs.Result groups =
        Programs.run(running.onControlHost(List.of("cat", "/proc/self/cgroup")), LIMIT);
    assertThat(groups.out().lines().filter(line -> line.contains("-control"))).isNotEmpty();
    assertThat(running.use())
        .hasSize(15)
        .allMatch(use -> use.cpuNanos() > 0 && use.memoryBytes() >= 0)
        .allMatch(use -> use.processors().equals(Optional.of(1.0)))
        .extracting(HostUse::host)
        .contains("db-D", "lb-A", "app-C", "ns2", "control");
    assertThat(running.description().at("/limits/control-host/memory_mb").asInt()).isEqualTo(512);
  }

  @Test
  void shouldFindTheContainersAsMachinesAndNameWhatIsWrong() throws Exception {
    start.reset();
    ContainersAsMachines machines = new ContainersAsMachines(home, lab.inventory(), folder);
    Programs.Result right = machines.cutover("lab", "check", machines.inventory().toString());
    assertThat(right.exitCode()).as(right.err()).isZero();
    assertThat(right.out()).endsWith("these machines are as " + machines.inventory() + " says\n");

    List<Inventory.Site> sites = InventoryFile.read(machines.inventory()).sites();
    String balancer = sites.get(0).loadBalancer().ssh().toString();
    String application = sites.get(1).application().ssh().toString();
    String absent = application.replaceFirst("22:22$", "99:22");
    Path other = folder.resolve("keys/other");
    SshKeys.writePrivate(other, SshKeys.generate());

    assertThat(complaints(machines, machines.but("keys/deploy", "keys/other")))
        .hasSize(8)
        .contains(
            "cutover: "
                + balancer
                + ": refuses user 'deploy' with the key "
                + other
                + "; add its public half to the user's authorized_keys there, or change"
                + " ssh.identity");
    assertThat(complaints(machines, machines.but(application, absent)))
        .singleElement()
        .asString()
        .startsWith("cutover: " + absent + ": no SSH connection: ")
        .endsWith("; is the machine up, and this its address?");
    assertThat(complaints(machines, machines.but("admin.sock", "absent.sock")))
        .containsExactly(
            "cutover: load balancer A does not answer: "
                + balancer
                + ": no connection to unix:/run/haproxy/absent.sock: open failed; does it exist"
                + " there, and may the SSH user open it?");
  }

  @Test
  void shouldWriteWhatMachinesNeedOnceAndWaitForThem() throws Exception {
    ContainersAsMachines machines = new ContainersAsMachines(home, lab.inventory(), folder);
    String address = InventoryFile.read(lab.inventory()).sites().get(0).application().address();
    String network = address.substring(0, address.lastIndexOf('.')) + ".0/24";
    String own = folder.resolve("own").toString();
    Programs.Result written = machines.cutover("lab", "machines", own, "--network", network);
    assertThat(written.exitCode()).as(written.err()).isZero();
    assertThat(InventoryFile.read(folder.resolve("own/inventory.yml")).sites())
        .extracting(site -> site.application().address())
        .contains(address);

    Programs.Result again = machines.cutover("lab", "machines", own);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("has the keys of a lab already");

    // The containers have these addresses; keys are not needed to see that all of them answer.
    Programs.Result awaited = machines.cutover("lab", "machines", own, "--await");
    assertThat(awaited.exitCode()).as(awaited.err()).isZero();
    assertThat(awaited.out())
        .contains("db-D answers")
        .endsWith(
            "all machines answer; look closer: cutover lab check " + own + "/inventory.yml\n");
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

  private static Target target() {
    Inventory inventory = InventoryFile.read(lab.inventory());
    List<Address> servers =
        inventory.nameServers().stream().map(at -> Address.parse(at.toString())).toList();
    return Target.of(inventory.service().url())
        .with(new Naming(ResolvePolicy.ONCE_PER_USER, servers));
  }

  private static List<String> complaints(ContainersAsMachines machines, Path inventory) {
    Programs.Result wrong = machines.cutover("lab", "check", inventory.toString());
    assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(6);
    return wrong.err().lines().toList();
  }

  /** Every cell of an experiment, on machines, found through their name servers. */
  @Test
  void shouldRunAnExperimentOnTheContainersAsMachinesWithoutAFailedRequest() throws Exception {
    ContainersAsMachines machines = new ContainersAsMachines(home, lab.inventory(), folder);
    Path experiment =
        Files.writeString(
            folder.resolve("experiment.yml"),
            EXPERIMENT.formatted(release("1.0.0"), release("2.0.0"), release("2.0.1-faulty")));
    Path archive = folder.resolve("archive");
    Programs.Result run =
        machines.cutover("run", experiment.toString(), "--fit-hold", "--out", archive.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    List<String[]> trials =
        Files.readAllLines(archive.resolve("trials.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    assertThat(trials).extracting(row -> row[0] + "/" + row[1]).doesNotHaveDuplicates().hasSize(6);
    assertThat(trials).extracting(row -> row[8]).as("errors").containsOnly("0");
    assertThat(Files.readString(archive.resolve("environment.json")))
        .contains("\"kind\" : \"inventory\"", "site D (half 2)");
    // The last trial was a failure, so that everything is again as before the first.
    assertThat(start.prove().problems(start.expected())).isEmpty();
  }

  @Test
  void shouldKeepServerStatesOverAReloadWithoutAFailedRequest() throws Exception {
    start.reset();
    String balancer =
        ((StandingContainersLab) lab)
            .rows().stream()
                .filter(row -> row.host().name().equals("lb-A"))
                .findFirst()
                .orElseThrow()
                .container();
    ask(balancer, "set server app/B state drain; set server app/C state maint");
    List<String> before = states(balancer);
    String worker =
        ask(balancer, "show info")
            .lines()
            .filter(line -> line.startsWith("Pid: "))
            .findFirst()
            .orElseThrow();
    LoadResult load = loadWhile(() -> inside(balancer, "haproxy-reload"));
    assertThat(ask(balancer, "show info")).doesNotContain(worker + "\n");
    assertThat(states(balancer)).isEqualTo(before);
    assertThat(before).containsExactly("A UP", "B DRAIN", "C MAINT", "D UP");
    assertThat(load.summary().samples()).isGreaterThan(20);
    assertThat(load.summary().errors()).as("%s", load.errorsByClass()).isZero();
  }

  private static List<String> states(String balancer) {
    return ask(balancer, "show stat")
        .lines()
        .map(line -> line.split(",", -1))
        .filter(row -> row[0].equals("app") && row[1].length() == 1)
        .map(row -> row[1] + " " + row[17])
        .toList();
  }

  private static String ask(String balancer, String question) {
    return inside(
        balancer, "sh", "-c", "echo '" + question + "' | socat - UNIX:/run/haproxy/admin.sock");
  }

  private static String inside(String container, String... command) {
    List<String> words = new ArrayList<>(List.of(ContainersProvider.engine().program()));
    words.addAll(List.of("exec", container));
    words.addAll(List.of(command));
    Programs.Result result = Programs.run(words, LIMIT);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result.out();
  }

  /**
   * Drives a small load through one load balancer for seconds, and in the middle of it the work.
   */
  private LoadResult loadWhile(Runnable work) throws Exception {
    LoadGenerator generator = new JMeterLoadGenerator();
    AtomicReference<CompletableFuture<Void>> done = new AtomicReference<>();
    LoadListener listener =
        new LoadListener() {
          @Override
          public void started(Instant rampUpStart) {
            done.set(CompletableFuture.runAsync(work, LATER));
          }

          @Override
          public void progress(Snapshot snapshot) {}
        };
    String address = InventoryFile.read(lab.inventory()).service().targets().get(0).toString();
    LoadPlan plan =
        new LoadPlan(
            new LoadProfile(8, 40, Duration.ofSeconds(1), Duration.ofSeconds(8)),
            Target.of(URI.create("http://" + address)),
            LoadRequest.get("/item"),
            new JsonIds(Set.copyOf(SEEDS.ids())));
    LoadResult load = generator.run(plan, folder.resolve("reload.csv.gz"), listener);
    done.get().get();
    return load;
  }
}
