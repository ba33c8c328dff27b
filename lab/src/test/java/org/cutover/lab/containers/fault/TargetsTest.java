package org.cutover.lab.containers.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.Subnet;
import org.cutover.lab.containers.topology.TopologyFile;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final Layout LAYOUT =
      Layout.of(
          TopologyFile.read(Path.of("containers", "topology.yml")), Subnet.parse("198.18.0.0/24"));

  private static List<String> names(String target) {
    return Targets.of(LAYOUT, target).stream().map(ServerHost::name).toList();
  }

  @Test
  void shouldTakeAHostOrAllOfASite() {
    assertThat(names("ns2")).containsExactly("ns2");
    assertThat(names("B")).containsExactly("db-B", "lb-B", "app-B");
  }

  @Test
  void shouldSayWhatThereIsWhenTheTargetIsNotAmongIt() {
    assertThatThrownBy(() -> names("app-E"))
        .hasMessage(
            "no host or site 'app-E'; there are the hosts db-A, db-B, db-C, db-D, lb-A, lb-B,"
                + " lb-C, lb-D, app-A, app-B, app-C, app-D, ns1, ns2 and the sites A, B, C, D");
    // The name servers belong to no site.
    assertThatThrownBy(() -> names("")).hasMessageStartingWith("no host or site ''; there are");
  }

  @Test
  void shouldRefuseASecondFaultOfAHost() {
    List<Fault> standing = List.of(Fault.of(FaultKind.CUT, "B"));
    Targets.requireWhole(LAYOUT, Targets.of(LAYOUT, "A"), standing);
    assertThatThrownBy(() -> Targets.requireWhole(LAYOUT, Targets.of(LAYOUT, "db-B"), standing))
        .hasMessage("db-B has a fault already (B: cut off); heal it first");
  }
}
