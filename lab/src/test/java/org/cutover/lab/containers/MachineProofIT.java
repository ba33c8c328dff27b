package org.cutover.lab.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.Home;
import org.cutover.lab.containers.engine.Containers;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.engine.EngineWords;
import org.cutover.lab.containers.engine.Programs;
import org.cutover.lab.containers.topology.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The doctor of the containers lab; skipped, with the reason, where no container works. */
@ExtendWith(ContainersWork.class)
class MachineProofIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static Engine engine;
  private static Topology topology;

  @TempDir Path folder;

  @BeforeAll
  static void findEngine() {
    engine = ContainersProvider.engine();
    topology = ContainersProvider.topology(ContainersWork.HOME);
  }

  @AfterEach
  void shouldLeaveNothing() {
    assertThat(traces()).isEmpty();
  }

  /** Every container, network and image that a proof has made. */
  private static List<String> traces() {
    EngineWords words = new EngineWords(engine);
    return Stream.of(
            words.of("ps", "--all", "--format", "{{.Names}}"),
            words.of("network", "ls", "--format", "{{.Name}}"),
            words.of("image", "ls", "--format", "{{.Repository}}:{{.Tag}}"))
        .flatMap(command -> Programs.run(command, LIMIT).out().lines())
        .filter(name -> name.contains("cutover-proof"))
        .toList();
  }

  private static Programs.Result doctor(String path) {
    return Programs.run(
        List.of(
            "/usr/bin/env",
            "PATH=" + path,
            Home.java().toString(),
            "-Dcutover.home=" + ContainersWork.HOME.folder(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.cutover.lab.cli.CutoverMain",
            "lab",
            "doctor",
            "--lab",
            "containers"),
        LIMIT);
  }

  @Test
  void shouldProveAMachineByDoingWhatALabDoes() {
    Programs.Result doctor = doctor(System.getenv("PATH"));
    assertThat(doctor.exitCode()).as(doctor.err()).isZero();
    assertThat(doctor.out())
        .containsPattern(
            "\nproof       a container at 198\\.1[89]\\.\\d+\\.2 answers,"
                + " held to 0\\.50 processors and 64 MB\n")
        .endsWith("this machine has what the containers lab needs\n");
  }

  /** What a machine looked like where the documented packages were installed, without iptables. */
  @Test
  void shouldNameThePackageThatIsMissing() throws IOException {
    assumeTrue(engine.podman(), "Docker's daemon has a PATH of its own");
    Programs.Result doctor = doctor(pathWithout("iptables").toString());
    assertThat(doctor.exitCode()).as(doctor.out()).isEqualTo(ExitCode.LAB.code());
    assertThat(doctor.err().lines())
        .singleElement()
        .asString()
        .endsWith(
            "netavark finds no iptables, by which it routes packets: apt-get install iptables");
    assertThat(doctor.out()).doesNotContain("this machine has what");
  }

  /** All programs of this machine but one. */
  private Path pathWithout(String program) throws IOException {
    for (String part : System.getenv("PATH").split(":", -1)) {
      if (Files.isDirectory(Path.of(part))) {
        try (Stream<Path> programs = Files.list(Path.of(part))) {
          for (Path found : programs.toList()) {
            Path link = folder.resolve(found.getFileName().toString());
            if (!found.endsWith(program) && !Files.exists(link)) {
              Files.deleteIfExists(link);
              Files.createSymbolicLink(link, found);
            }
          }
        }
      }
    }
    return folder;
  }

  @Test
  void shouldLeaveNothingWhenInterrupted() throws Exception {
    CompletableFuture<CutoverException> end = new CompletableFuture<>();
    Thread proof =
        new Thread(
            () ->
                end.complete(
                    catchThrowableOfType(
                        CutoverException.class, () -> new MachineProof(engine, topology).prove())));
    proof.start();
    while (traces().isEmpty() && proof.isAlive()) {
      Thread.onSpinWait();
    }
    // Again and again, so that the removal is interrupted, too.
    do {
      proof.interrupt();
      proof.join(50);
    } while (proof.isAlive());
    // Where the machine is busy, it may have come to its end before it was interrupted.
    Optional<CutoverException> failure = Optional.ofNullable(end.join());
    assertThat(failure.map(CutoverException::exitCode))
        .isIn(Optional.of(ExitCode.INTERRUPTED), Optional.empty());
    assertThat(failure.stream().flatMap(e -> Stream.of(e.getSuppressed())))
        .as("failures of the removal")
        .isEmpty();
  }

  @Test
  void shouldRemoveWhatAKilledProofHasLeft() throws Exception {
    Process killed = new ProcessBuilder("/bin/true").start();
    killed.waitFor();
    ProofTraces left = new ProofTraces(new Containers(engine), killed.pid());
    Path archive = Files.write(folder.resolve("empty.tar"), new byte[10_240]);
    new Containers(engine).importImage(archive, "CMD [\"true\"]", left.image());
    LabNetwork.make(new Containers(engine), topology.network(), left.name(), left.label());
    assertThat(traces()).hasSize(2);

    new MachineProof(engine, topology).prove();
    assertThat(traces()).isEmpty();
  }
}
