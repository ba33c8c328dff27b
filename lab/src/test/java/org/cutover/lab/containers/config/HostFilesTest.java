package org.cutover.lab.containers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cutover.deployer.haproxy.ConfigCheck;
import org.cutover.deployer.haproxy.GateCheck;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Subnet;
import org.cutover.lab.containers.topology.TopologyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFilesTest {
  private final Layout layout =
      Layout.of(
          TopologyFile.read(Path.of("containers/topology.yml")), Subnet.parse("198.18.5.0/24"));
  @TempDir Path folder;

  private Map<String, String> files(ServerType type, int number) {
    ServerHost host = layout.hosts(type).get(number);
    return HostFiles.of(layout, host, "jamm-0.4.0.jar");
  }

  @Test
  void shouldBalanceAsTheDeployerDemands() {
    String text = files(ServerType.LOAD_BALANCER, 0).get("haproxy.cfg");
    assertThat(ConfigCheck.findings("cfg", text, "app", List.of("A", "B", "C", "D"))).isEmpty();
    assertThat(GateCheck.findings("cfg", text, "app", "gate", Duration.ofSeconds(5))).isEmpty();
    assertThat(text)
        .contains("timeout client 50000ms", "option redispatch 1", "retries 3")
        .contains("load-server-state-from-file global", "level admin group deploy")
        .contains("server D 198.18.5.24:3000 check inter 500ms rise 2 fall 3\n");
  }

  @Test
  void shouldHoldRequestsByAGateThatOnlyTheDeployerFills() {
    assertThat(files(ServerType.LOAD_BALANCER, 0).get("haproxy.cfg"))
        .contains("    timeout queue 30s\n")
        .contains("    bind unix@/run/haproxy/gate.sock mode 600 user deploy group deploy\n")
        .contains("    use-server gate if { fe_name gatekeeper }\n")
        .endsWith(
            """
                server gate unix@/run/haproxy/tarpit.sock maxconn 1 weight 0 disabled

            listen tarpit
                bind unix@/run/haproxy/tarpit.sock mode 600
                timeout client 1h
                timeout tarpit 1h
                http-request tarpit
            """);
  }

  @Test
  void shouldWriteWhatHaproxyAccepts() throws Exception {
    Path haproxy = Path.of("/usr/sbin/haproxy");
    assumeTrue(Files.isExecutable(haproxy), "haproxy is not installed on this machine");
    String text =
        files(ServerType.LOAD_BALANCER, 0)
            .get("haproxy.cfg")
            .replace("/run/haproxy", folder.toString())
            .replace(" user deploy", "")
            .replace(" group deploy", "");
    Path config = Files.writeString(folder.resolve("haproxy.cfg"), text);
    Process process =
        new ProcessBuilder(haproxy.toString(), "-c", "-q", "-f", config.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> !line.contains("server-state"))).isEmpty();
  }

  @Test
  void shouldNameEveryLoadBalancerInTheZoneOfThePrimary() {
    assertThat(files(ServerType.NAME_SERVER, 0).get("service.zone"))
        .startsWith(
            """
            $TTL 1
            @ IN SOA ns1 hostmaster ( 1 1 1 86400 1 )
            @ IN NS ns1
            @ IN NS ns2
            @ IN A 198.18.5.11
            @ IN A 198.18.5.12
            @ IN A 198.18.5.13
            @ IN A 198.18.5.14
            """);
    assertThat(files(ServerType.NAME_SERVER, 1)).containsOnlyKeys("named.conf");
  }

  @Test
  void shouldLetTheSecondaryCopyTheZoneAndNobodyElse() {
    assertThat(files(ServerType.NAME_SERVER, 0).get("named.conf"))
        .contains("type primary;", "allow-transfer { 198.18.5.3; };", "order cyclic;");
    assertThat(files(ServerType.NAME_SERVER, 1).get("named.conf"))
        .contains("type secondary;", "primaries { 198.18.5.2; };", "allow-transfer { none; };");
  }

  @Test
  void shouldTellAnApplicationItsOwnSitesDatabaseFirst() {
    assertThat(files(ServerType.APPLICATION, 2).get("application.env"))
        .isEqualTo(
            """
            CUTOVER_ADDRESS=198.18.5.23
            CUTOVER_PORT=3000
            CUTOVER_CONTACT_POINTS=198.18.5.33:9042,198.18.5.31:9042,198.18.5.32:9042,198.18.5.34:9042
            CUTOVER_DATACENTER=dc1
            CUTOVER_KEYSPACE=shop
            CUTOVER_CONSISTENCY=QUORUM
            CUTOVER_WRITE_TIMEOUT_MS=1000
            """);
  }

  @Test
  void shouldPutEachDatabaseNodeInARackOfItsOwn() {
    Map<String, String> files = files(ServerType.DATABASE, 3);
    assertThat(files.get("cassandra/cassandra-rackdc.properties")).contains("dc=dc1\nrack=D");
    assertThat(files.get("cassandra/command").lines())
        .startsWith("java", "-Xms448m", "-Xmx448m")
        .endsWith("org.apache.cassandra.service.CassandraDaemon");
  }

  @Test
  void shouldDescribeTheMachinesForTheDeployer() throws Exception {
    Path file = Files.writeString(folder.resolve("inventory.yml"), InventoryText.of(layout));
    Inventory inventory = InventoryFile.read(file);
    assertThat(inventory.nameServers()).hasToString("[198.18.5.2:53, 198.18.5.3:53]");
    assertThat(inventory.service().targets()).hasSize(4);
    assertThat(inventory.half(2)).extracting(Inventory.Site::name).containsExactly("C", "D");
    Inventory.LoadBalancer balancer = inventory.sites().get(0).loadBalancer();
    assertThat(balancer.checkInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(balancer.retryInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(balancer.runtime()).hasToString("unix:/run/haproxy/admin.sock");
    Inventory.Gate gate = balancer.gate().orElseThrow();
    assertThat(gate.server()).isEqualTo("gate");
    assertThat(gate.socket()).hasToString("unix:/run/haproxy/gate.sock");
    assertThat(gate.supervisor()).isEqualTo("cutover-hold");
  }
}
