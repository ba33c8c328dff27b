package org.cutover.deployer.operation;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.cutover.cassandra.CassandraNode;
import org.cutover.cassandra.FreePorts;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.ssh.TestSshServer;

/** Four sites with real SSH, real HAProxy and a table in a real Cassandra. */
final class TestSites implements AutoCloseable {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<TinyShop> shops = new ArrayList<>();
  private final List<TestBalancer> balancers = new ArrayList<>();
  private final List<TestSshServer> sshServers = new ArrayList<>();
  private final Path inventoryFile;
  private final CqlSession session;
  private final Path folder;

  TestSites(Path folder, CassandraNode node, CqlSession session, String keyspace) throws Exception {
    this.folder = folder;
    this.session = session;
    KeyPair client = TestSshServer.newKey();
    TestSshServer.write(folder.resolve("key"), client);
    List<Integer> ports = FreePorts.find("127.0.0.1", 20);
    StringBuilder knownHosts = new StringBuilder();
    StringBuilder sites = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      shops.add(keep(new TinyShop(ports.get(i), session)));
      balancers.add(
          keep(new TestBalancer(folder, ports.subList(4 + 4 * i, 8 + 4 * i), ports.subList(0, 4))));
      TestSshServer ssh = keep(new TestSshServer(client, shops.get(i)::service));
      sshServers.add(ssh);
      knownHosts.append(ssh.knownHost());
      sites.append(site(i, ssh));
    }
    Files.writeString(folder.resolve("known_hosts"), knownHosts);
    inventoryFile =
        Files.writeString(folder.resolve("inventory.yml"), inventory(node, keyspace) + sites);
    startReleaseOne();
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(0, part);
    return part;
  }

  private String inventory(CassandraNode node, String keyspace) {
    return """
        schema: 1
        service: {name: shop.test, url: "http://localhost", targets: ["127.0.0.1:%d"]}
        ssh: {user: deploy, identity: key, knownHosts: known_hosts}
        database: {contactPoints: ["127.0.0.1:%d"], datacenter: dc1, keyspace: %s, consistency: ONE, writeTimeout: 500ms}
        sites:
        """
        .formatted(balancers.get(0).clientPort(), node.address().getPort(), keyspace);
  }

  private String site(int i, TestSshServer ssh) {
    return """
          - name: %s
            half: %d
            loadBalancer: {ssh: "%s", runtime: "tcp:127.0.0.1:%d", config: %s, backend: app, checkInterval: 200ms, rise: 2, retryInterval: 100ms, gate: {server: gate, socket: "tcp:127.0.0.1:%d", supervisor: "%s"}}
            application: {ssh: "%s", base: %s, address: 127.0.0.1, port: %d, health: /health, service: service}
        """
        .formatted(
            "ABCD".charAt(i),
            i < 2 ? 1 : 2,
            ssh.endpoint(),
            balancers.get(i).runtimePort(),
            balancers.get(i).config(),
            balancers.get(i).gatePort(),
            supervisor(i),
            ssh.endpoint(),
            base(i),
            shops.get(i).port());
  }

  /** All load balancers share this machine, so each supervisor has a folder of its own. */
  private String supervisor(int i) {
    Path program = Path.of("../lab/containers/files/cutover-hold").toAbsolutePath().normalize();
    return "env CUTOVER_HOLD_DIR=" + folder.resolve("hold-" + i) + " " + program;
  }

  Path base(int site) {
    return folder.resolve("site-" + site);
  }

  private void startReleaseOne() throws Exception {
    session.execute("CREATE TABLE item_v1_0_0 (id text PRIMARY KEY, name text, note text)");
    for (int i = 0; i < 100; i++) {
      session.execute(
          "INSERT INTO item_v1_0_0 (id, name, note) VALUES (?, ?, 'first')",
          "i" + i,
          "name of i" + i);
    }
    for (int i = 0; i < 4; i++) {
      Path release = Files.createDirectories(base(i).resolve("releases/shop-1.0.0"));
      Files.writeString(release.resolve("release.yml"), TestReleases.description("1.0.0", false));
      shops.get(i).start("shop-1.0.0");
    }
    awaitUp();
  }

  /** Until all load balancers answer and have checked all servers. */
  void awaitUp() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + 20_000_000_000L;
    for (TestBalancer balancer : balancers) {
      URI uri = URI.create("http://127.0.0.1:" + balancer.clientPort() + "/item");
      while (true) {
        try {
          if (http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                  .statusCode()
              == 200) {
            break;
          }
        } catch (IOException e) {
          if (System.nanoTime() > deadline) {
            throw e;
          }
        }
        Thread.sleep(50);
      }
    }
  }

  Inventory inventory() {
    return InventoryFile.read(inventoryFile);
  }

  Path inventoryFile() {
    return inventoryFile;
  }

  List<String> running() {
    return shops.stream().map(TinyShop::running).toList();
  }

  List<Integer> clientPorts() {
    return balancers.stream().map(TestBalancer::clientPort).toList();
  }

  /** How often anything was started anywhere. */
  int starts() {
    return shops.stream().mapToInt(TinyShop::starts).sum();
  }

  TestBalancer balancer(int site) {
    return balancers.get(site);
  }

  TestSshServer ssh(int site) {
    return sshServers.get(site);
  }

  TinyShop shop(int site) {
    return shops.get(site);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }
}
