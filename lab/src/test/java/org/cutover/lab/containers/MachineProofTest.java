package org.cutover.lab.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.lab.containers.topology.Limits;
import org.cutover.lab.containers.topology.Topology;
import org.cutover.lab.containers.topology.TopologyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineProofTest {
  private static final Path TOPOLOGY = Path.of("containers/topology.yml");
  private static final Limits BOTH = new Limits(Optional.of(0.5), Optional.of(64));

  @TempDir Path folder;

  private Topology topology(String from, String to) throws IOException {
    String text = Files.readString(TOPOLOGY);
    assertThat(text).contains(from);
    return TopologyFile.read(
        Files.writeString(folder.resolve("topology.yml"), text.replace(from, to)));
  }

  @Test
  void shouldAskForTheKindsOfLimitsThatTheTopologyHas() throws IOException {
    assertThat(MachineProof.asked(TopologyFile.read(TOPOLOGY))).isEqualTo(BOTH);
    assertThat(MachineProof.asked(topology("cpus: 1,", "cpus: null,")))
        .isEqualTo(new Limits(Optional.empty(), Optional.of(64)));
  }

  @Test
  void shouldSayWhatTheKernelHoldsAContainerTo() {
    assertThat(MachineProof.held(BOTH, BOTH)).isEqualTo("0.50 processors and 64 MB");
    assertThat(MachineProof.held(Limits.NONE, Limits.NONE))
        .isEqualTo("all processors and all memory");
  }

  @Test
  void shouldRefuseAMachineWhereALimitIsNotEnforced() {
    assertThatThrownBy(() -> MachineProof.held(BOTH, new Limits(Optional.empty(), Optional.of(64))))
        .isInstanceOf(CutoverException.class)
        .hasMessage(
            "the kernel holds a container to all processors and 64 MB where 0.50 processors and"
                + " 64 MB were asked for; mount the control group of cpu, or lift the limits in a"
                + " topology file of your own (null)");
    assertThatThrownBy(() -> MachineProof.held(BOTH, Limits.NONE))
        .hasMessageContaining("mount the control group of cpu and of memory, or");
  }

  @Test
  void shouldOnlyRemoveWhatProofsHaveLeftWhoseProcessIsGone() {
    List<String> images =
        List.of(
            "localhost/cutover-proof:17",
            "cutover-proof:18",
            "localhost/cutover-proof:19",
            "localhost/cutover-base:bookworm",
            "example.org/cutover-proof-of-mine:20",
            "localhost/cutover-proof:latest");
    assertThat(ProofTraces.abandoned(images, pid -> pid == 18)).containsExactly(17L, 19L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: subnet 198.18.7.0/24 is already used on the host or by another config",
        "Error response from daemon: Pool overlaps with other one on this address space"
      })
  void shouldTryOtherAddressesWhereTheseAreTaken(String complaint) {
    assertThat(LabNetwork.isTaken(complaint)).isTrue();
  }

  @Test
  void shouldNotTryOtherAddressesWhereTheEngineMakesNoNetworkAtAll() {
    assertThat(LabNetwork.isTaken("Error: permission denied")).isFalse();
  }

  /** Whoever follows the documents, or the gate, gets what the doctor asks for. */
  @ParameterizedTest
  @ValueSource(strings = {"../docs/labs.md", "../.ci/run"})
  void shouldNameEveryPackageWhereTheyAreInstalled(String file) throws IOException {
    assertThat(Files.readString(Path.of(file)).split("\\s+"))
        .contains(MachineCheck.PACKAGES.split(" "));
  }
}
