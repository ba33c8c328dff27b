package org.cutover.lab.containers;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cutover.cassandra.ClusterNode;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.containers.config.HostFiles;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.ServerType;

/** Waits until the servers of a lab answer, and makes the keyspace. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration STATEMENT = Duration.ofSeconds(20);
  private static final int CONNECT_MILLIS = 1_000;
  private static final long POLL_MILLIS = 200;
  private static final int SSH = 22;
  private static final int PROBES = 16;

  private final Layout layout;
  private final Consumer<String> progress;
  private final long deadline = System.nanoTime() + LIMIT.toNanos();

  Readiness(Layout layout, Consumer<String> progress) {
    this.layout = layout;
    this.progress = progress;
  }

  /** Waits for all of them. */
  void await() {
    for (ServerHost host : layout.hosts()) {
      await(host, () -> listens(host.address(), SSH), "SSH");
    }
    for (ServerHost host : layout.hosts(ServerType.LOAD_BALANCER)) {
      int port = layout.topology().service().port();
      await(host, () -> listens(host.address(), port), "HAProxy");
    }
    for (ServerHost host : layout.hosts(ServerType.NAME_SERVER)) {
      String name = layout.topology().service().name();
      await(host, () -> NameProbe.knows(host.address(), name), "bind9");
    }
    progress.accept("waiting for the database nodes");
    for (ServerHost host : layout.hosts(ServerType.DATABASE)) {
      await(host, () -> listens(host.address(), ClusterNode.NATIVE_PORT), "Cassandra");
      progress.accept(host.name() + " answers");
    }
    keyspace();
  }

  private void await(ServerHost host, BooleanSupplier ready, String what) {
    while (!ready.getAsBoolean()) {
      pause(host.name() + ": " + what + " does not answer");
    }
  }

  private void pause(String complaint) {
    if (System.nanoTime() - deadline > 0) {
      throw new CutoverException(
          ExitCode.LAB, complaint + " after " + LIMIT.toSeconds() + " s; see its log");
    }
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutoverException(ExitCode.INTERRUPTED, "interrupted while the lab came up", e);
    }
  }

  static boolean listens(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Makes the keyspace through one node, then asks each node for a row of which every copy has to
   * answer: only then do all nodes know each other.
   */
  private void keyspace() {
    List<String> addresses = layout.addresses(ServerType.DATABASE);
    for (String address : addresses) {
      boolean done = false;
      while (!done) {
        try (CqlSession session = session(address)) {
          create(session);
          ask(session);
          done = agree(session);
          if (!done) {
            pause("Cassandra on " + address + ": the nodes do not agree on their tables");
          }
        } catch (DriverException e) {
          pause("Cassandra on " + address + ": " + e.getMessage());
        }
      }
    }
  }

  private void create(CqlSession session) {
    session.execute(
        "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': %d}"
            .formatted(
                HostFiles.KEYSPACE,
                HostFiles.DATACENTER,
                layout.topology().database().replication()));
    session.execute(
        "CREATE TABLE IF NOT EXISTS %s.cutover_probe (id int PRIMARY KEY)"
            .formatted(HostFiles.KEYSPACE));
  }

  /** Whether the node knows every other, and all of them the same tables. */
  private boolean agree(CqlSession session) {
    UUID own = session.execute("SELECT schema_version FROM system.local").one().getUuid(0);
    List<UUID> others =
        session.execute("SELECT schema_version FROM system.peers_v2").all().stream()
            .map(row -> row.getUuid(0))
            .toList();
    return others.size() == layout.hosts(ServerType.DATABASE).size() - 1
        && others.stream().allMatch(own::equals);
  }

  private static void ask(CqlSession session) {
    for (int key = 0; key < PROBES; key++) {
      session.execute(
          SimpleStatement.newInstance(
                  "SELECT id FROM %s.cutover_probe WHERE id = %d"
                      .formatted(HostFiles.KEYSPACE, key))
              .setConsistencyLevel(ConsistencyLevel.ALL));
    }
  }

  private static CqlSession session(String address) {
    DriverConfigLoader config =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, STATEMENT)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, STATEMENT)
            .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
            .build();
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(address, ClusterNode.NATIVE_PORT))
        .withLocalDatacenter(HostFiles.DATACENTER)
        // Only the node that is asked about: another would hide that it does not answer.
        .withNodeDistanceEvaluator(
            (node, datacenter) ->
                node.getEndPoint().toString().contains(address + ":")
                    ? NodeDistance.LOCAL
                    : NodeDistance.IGNORED)
        .withConfigLoader(config)
        .build();
  }
}
