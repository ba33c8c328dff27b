package org.cutover.lab.containers.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.cassandra.CassandraTimeouts;
import org.cutover.cassandra.ClusterNode;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Topology;

/** The files of a host's {@code /etc/cutover}, by name; keys are not among them. */
public final class HostFiles {
  /** The name of the database's one data center. */
  public static final String DATACENTER = "dc1";

  /** The keyspace of the sample application. */
  public static final String KEYSPACE = "shop";

  private static final String CASSANDRA_HOME = "/var/lib/cassandra";
  private static final String LIBRARIES = "/usr/local/lib/cutover/cassandra";

  private HostFiles() {}

  /**
   * The files of one host.
   *
   * @param agent the file name of Cassandra's measuring agent
   */
  public static Map<String, String> of(Layout layout, ServerHost host, String agent) {
    return switch (host.type()) {
      case LOAD_BALANCER -> Map.of("haproxy.cfg", HaproxyText.of(layout));
      case APPLICATION -> Map.of("application.env", environment(layout, host));
      case NAME_SERVER -> nameServer(layout, host);
      case DATABASE -> database(layout, host, agent);
    };
  }

  private static Map<String, String> nameServer(Layout layout, ServerHost host) {
    Map<String, String> files = new TreeMap<>();
    files.put("named.conf", NamedText.config(layout, host));
    if (NamedText.primary(layout, host)) {
      files.put("service.zone", NamedText.zone(layout));
    }
    return files;
  }

  /** What every release is told: its own site's database first. */
  private static String environment(Layout layout, ServerHost host) {
    Topology.Database database = layout.topology().database();
    String own = layout.at(ServerType.DATABASE, host.site()).address();
    String contactPoints =
        Stream.concat(
                Stream.of(own),
                layout.addresses(ServerType.DATABASE).stream().filter(at -> !at.equals(own)))
            .map(address -> address + ":" + ClusterNode.NATIVE_PORT)
            .collect(Collectors.joining(","));
    return """
        CUTOVER_ADDRESS=%s
        CUTOVER_PORT=%d
        CUTOVER_CONTACT_POINTS=%s
        CUTOVER_DATACENTER=%s
        CUTOVER_KEYSPACE=%s
        CUTOVER_CONSISTENCY=%s
        CUTOVER_WRITE_TIMEOUT_MS=%d
        """
        .formatted(
            host.address(),
            HaproxyText.APPLICATION_PORT,
            contactPoints,
            DATACENTER,
            KEYSPACE,
            database.consistency(),
            database.writeTimeout().toMillis());
  }

  private static Map<String, String> database(Layout layout, ServerHost host, String agent) {
    Topology.Database database = layout.topology().database();
    ClusterNode node =
        new ClusterNode(
            host.address(),
            layout.addresses(ServerType.DATABASE),
            DATACENTER,
            host.site(),
            database.heapMegabytes(),
            database.allCompilers(),
            new CassandraTimeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(10), database.writeTimeout()));
    Map<String, String> files = new TreeMap<>();
    node.files(CASSANDRA_HOME).forEach((name, text) -> files.put("cassandra/" + name, text));
    List<String> command =
        node.command(
            LIBRARIES,
            agent,
            CASSANDRA_HOME + "/conf",
            CASSANDRA_HOME,
            List.of("/var/log/cutover", host.name()));
    files.put("cassandra/command", String.join("\n", command) + "\n");
    return files;
  }
}
