package org.cutover.lab.embedded.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cutover.deployer.haproxy.GateCheck;
import org.cutover.deployer.haproxy.StateFileSetting;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.cutover.lab.embedded.balancer.HaproxyCfg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTextTest {
  @TempDir Path folder;
  private PortBlock block;
  private LabLayout layout;
  private LabPaths paths;

  @BeforeEach
  void claim() {
    block = PortBlock.claim(RandomGenerator.getDefault()).orElseThrow();
    layout = LabLayout.in(block);
    paths = new LabPaths(folder.resolve("a \"lab\" for $1"));
  }

  @AfterEach
  void giveBack() {
    block.close();
  }

  @Test
  void shouldBeReadByTheDeployer() throws Exception {
    Files.createDirectories(paths.state());
    Files.writeString(paths.inventory(), InventoryText.of(paths, layout));
    Inventory inventory = InventoryFile.read(paths.inventory());

    assertThat(inventory.half(1)).extracting(Inventory.Site::name).containsExactly("A", "B");
    assertThat(inventory.half(2)).extracting(Inventory.Site::name).containsExactly("C", "D");
    assertThat(inventory.service().targets()).hasSize(4);
    assertThat(inventory.ssh().identity()).isEqualTo(paths.identity());
    assertThat(inventory.database().writeTimeout()).isEqualTo(Duration.ofMillis(500));
    Inventory.Site last = inventory.sites().get(3);
    assertThat(last.application().base()).isEqualTo(paths.applicationHost("D").toString());
    assertThat(last.loadBalancer().config()).isEqualTo(paths.haproxyCfg("D").toString());
    assertThat(last.loadBalancer().retryInterval()).isEqualTo(Duration.ofMillis(100));
    assertThat(last.loadBalancer().checkInterval()).isEqualTo(Duration.ofMillis(200));
    assertThat(last.loadBalancer().gate())
        .contains(
            new Inventory.Gate(
                "gate",
                RuntimeSocket.parse("tcp:127.0.0.1:" + layout.sites().get(3).gatekeeper()),
                "cutover-hold"));
  }

  @Test
  void shouldGiveEveryListenerAPortOfItsOwnBelowTheEphemeralOnes() {
    List<Integer> all =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(layout.guard(), layout.cql(), layout.storage()),
                layout.sites().stream()
                    .flatMap(
                        s ->
                            java.util.stream.Stream.of(
                                s.client(),
                                s.runtime(),
                                s.gatekeeper(),
                                s.balancerSsh(),
                                s.application(),
                                s.spare(),
                                s.applicationSsh())))
            .toList();
    Set<Integer> distinct = new HashSet<>(all);
    assertThat(distinct).hasSize(3 + 4 * 7).allMatch(port -> port > 1024 && port < 32_768);
  }

  @Test
  void shouldSayInHaproxysWordsWhatTheInventorySays() {
    String text = HaproxyCfg.text(LabDefaults.balancer(paths, layout, layout.sites().get(0)));
    assertThat(text)
        .contains("    retries 3\n", "    option redispatch 1\n", "    timeout connect 100ms\n")
        .contains("    server B 127.0.0.1:" + layout.sites().get(1).application())
        .contains(" check inter 200ms fastinter 50ms rise 2 fall 3\n")
        .contains("    bind 127.0.0.1:" + layout.sites().get(0).client() + "\n")
        .doesNotContain("on-marked-down", "cookie");
  }

  @Test
  void shouldDescribeTheGateInHaproxysWords() {
    LabLayout.SitePorts site = layout.sites().get(0);
    String text = HaproxyCfg.text(LabDefaults.balancer(paths, layout, site));
    String tarpit = "abns@tarpit-" + site.gatekeeper();
    assertThat(text)
        .contains("    timeout queue 30000ms\n")
        .contains("frontend gatekeeper\n    bind 127.0.0.1:" + site.gatekeeper() + "\n")
        .contains("    http-request set-timeout server 1h if { fe_name gatekeeper }\n")
        .contains("    use-server gate if { fe_name gatekeeper }\n")
        .contains("    server gate " + tarpit + " maxconn 1 weight 0 disabled\n")
        .contains("listen tarpit\n    bind " + tarpit + "\n", "    http-request tarpit\n");
    assertThat(GateCheck.findings("cfg", text, "app", "gate", Duration.ofSeconds(5))).isEmpty();
    assertThat(StateFileSetting.path(text, "app")).contains(paths.serverState("A").toString());
  }
}
