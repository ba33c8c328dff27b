package org.cutover.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.cassandra.CassandraLibraries;
import org.cutover.common.CutoverException;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.embedded.daemon.LabFile;
import org.cutover.lab.embedded.daemon.PortBlock;
import org.cutover.lab.embedded.daemon.ProcessId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Labs come up beside each other, and nothing of them remains, whatever ended them. */
@Timeout(240)
class EmbeddedLabIT {
  @TempDir Path folder;
  private final List<Path> states = new ArrayList<>();

  @AfterEach
  void takeDown() {
    states.forEach(state -> EmbeddedLab.down(state, line -> {}));
  }

  private EmbeddedLab up(String name, EmbeddedLab.Life life, List<String> progress) {
    Path state = folder.resolve(name);
    states.add(state);
    return EmbeddedLab.up(state, CassandraLibraries.find(), Optional.empty(), life, progress::add);
  }

  @Test
  void shouldBeTwoApartWhenTwoComeUpAtOnce() throws Exception {
    List<String> progress = java.util.Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<EmbeddedLab> other =
        CompletableFuture.supplyAsync(() -> up("two", EmbeddedLab.Life.LEASHED, new ArrayList<>()));
    EmbeddedLab one = up("one", EmbeddedLab.Life.DETACHED, progress);
    EmbeddedLab two = other.get();
    assertThat(progress).contains("starting load balancers and hosts");
    Set<Integer> firstPorts = ports(one);
    assertThat(firstPorts).hasSize(18).doesNotContainAnyElementsOf(ports(two));
    assertThat(firstPorts).noneMatch(EmbeddedLabIT::free);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    InventoryFile.read(one.inventory()).ssh().identity())))
        .isEqualTo("rw-------");
    assertThat(EmbeddedLab.status(one.state()).processes()).hasSize(2);

    List<String> said = new ArrayList<>();
    EmbeddedLab again = up("one", EmbeddedLab.Life.LEASHED, said);
    assertThat(said).containsExactly("the lab in " + one.state() + " is up already");
    again.close();
    assertThat(EmbeddedLab.status(one.state()).up()).isTrue();

    List<ProcessId> processes = processes(one.state());
    EmbeddedLab.down(one.state(), line -> {});
    assertThat(EmbeddedLab.status(one.state()).kind()).isEqualTo(LabStatus.Kind.DOWN);
    assertGone(processes, firstPorts);
    assertThat(Files.readString(one.logs().get(0))).contains("ended");

    List<ProcessId> others = processes(two.state());
    Set<Integer> otherPorts = ports(two);
    two.close();
    assertGone(others, otherPorts);
    assertThat(two.state().resolve("lab.json")).doesNotExist();
  }

  @Test
  void shouldLeaveNoChildAndBeCleanedWhenItsProcessIsKilled() throws Exception {
    EmbeddedLab lab = up("killed", EmbeddedLab.Life.DETACHED, new ArrayList<>());
    List<ProcessId> processes = processes(lab.state());
    Set<Integer> ports = ports(lab);
    processes.get(0).alive().orElseThrow().destroyForcibly();
    await(() -> processes.stream().noneMatch(process -> process.alive().isPresent()));
    assertThat(EmbeddedLab.status(lab.state()).kind()).isEqualTo(LabStatus.Kind.BROKEN);
    EmbeddedLab.down(lab.state(), line -> {});
    assertThat(EmbeddedLab.status(lab.state()).kind()).isEqualTo(LabStatus.Kind.DOWN);
    assertGone(processes, ports);
  }

  @Test
  void shouldEndAndSaySoWhenItsDatabaseIsKilled() throws Exception {
    EmbeddedLab lab = up("database", EmbeddedLab.Life.DETACHED, new ArrayList<>());
    List<ProcessId> processes = processes(lab.state());
    processes.get(1).alive().orElseThrow().destroyForcibly();
    await(() -> processes.stream().noneMatch(process -> process.alive().isPresent()));
    assertThat(Files.readString(lab.logs().get(0))).contains("Cassandra ended by itself");
    assertThat(EmbeddedLab.status(lab.state()).kind()).isEqualTo(LabStatus.Kind.DOWN);
  }

  @Test
  void shouldNotTouchALaterProcessWhenANumberIsUsedAgain() throws Exception {
    Path state = Files.createDirectories(folder.resolve("stale"));
    Process innocent = new ProcessBuilder("sleep", "100").start();
    try {
      ProcessId real = ProcessId.of("lab", innocent.pid()).orElseThrow();
      ProcessId stale = new ProcessId("lab", real.pid(), real.started().minusSeconds(60));
      new LabFile(stale, List.of(stale), 20_000).write(state.resolve("lab.json"));
      EmbeddedLab.down(state, line -> {});
      assertThat(innocent.isAlive()).isTrue();
      assertThat(state.resolve("lab.json")).doesNotExist();
    } finally {
      innocent.destroyForcibly();
    }
  }

  @Test
  void shouldSayInOneLineWhatIsMissingBeforeAnythingStarts() {
    Path state = folder.resolve("none");
    Path nowhere = folder.resolve("nowhere");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                EmbeddedLab.up(
                    state, nowhere, Optional.empty(), EmbeddedLab.Life.LEASHED, line -> {}))
        .isInstanceOf(CutoverException.class)
        .hasMessage("Cassandra's jars are missing; build first: mvn -DskipTests package");
    assertThat(state.resolve("logs")).doesNotExist();
  }

  private static List<ProcessId> processes(Path state) throws IOException {
    return LabFile.read(state.resolve("lab.json")).orElseThrow().processes();
  }

  /** Everything that listens in a lab without applications. */
  private static Set<Integer> ports(EmbeddedLab lab) throws IOException {
    Inventory inventory = InventoryFile.read(lab.inventory());
    int guard = LabFile.read(lab.state().resolve("lab.json")).orElseThrow().guardPort();
    assertThat(guard % PortBlock.SIZE).isZero();
    Stream<Integer> shared = Stream.of(guard, guard + 1);
    Stream<Integer> hosts =
        inventory.sites().stream()
            .flatMap(
                site ->
                    Stream.of(
                        site.loadBalancer().ssh().port(),
                        site.application().ssh().port(),
                        site.loadBalancer().ssh().port() - 1,
                        site.loadBalancer().ssh().port() - 2));
    return Stream.concat(shared, hosts).collect(Collectors.toSet());
  }

  private static void assertGone(List<ProcessId> processes, Set<Integer> ports) {
    assertThat(processes).noneMatch(process -> process.alive().isPresent());
    assertThat(ports).allMatch(EmbeddedLabIT::free);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
