package org.cutover.lab.containers.config;

import java.util.List;
import java.util.stream.Collectors;
import org.cutover.cassandra.ClusterNode;
import org.cutover.common.Durations;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Topology;

/** The inventory of a lab in containers. */
public final class InventoryText {
  private static final int SSH_PORT = 22;
  private static final int DNS_PORT = 53;

  private InventoryText() {}

  /** The text of {@code inventory.yml}. */
  public static String of(Layout layout) {
    Topology topology = layout.topology();
    Topology.Service service = topology.service();
    StringBuilder text =
        new StringBuilder(
            """
            schema: 1
            service: {name: %s, url: "http://%s:%d", targets: [%s]}
            nameServers: [%s]
            ssh: {user: deploy, identity: keys/deploy, knownHosts: known_hosts}
            database:
              contactPoints: [%s]
              datacenter: %s
              keyspace: %s
              consistency: %s
              writeTimeout: %s
            sites:
            """
                .formatted(
                    service.name(),
                    service.name(),
                    service.port(),
                    endpoints(layout.addresses(ServerType.LOAD_BALANCER), service.port()),
                    endpoints(layout.addresses(ServerType.NAME_SERVER), DNS_PORT),
                    endpoints(layout.addresses(ServerType.DATABASE), ClusterNode.NATIVE_PORT),
                    HostFiles.DATACENTER,
                    HostFiles.KEYSPACE,
                    topology.database().consistency(),
                    Durations.format(topology.database().writeTimeout())));
    topology.sites().forEach(site -> text.append(site(layout, site)));
    return text.toString();
  }

  private static String site(Layout layout, Topology.Site site) {
    ServerHost balancer = layout.at(ServerType.LOAD_BALANCER, site.name());
    ServerHost application = layout.at(ServerType.APPLICATION, site.name());
    Topology.Balancer settings = layout.topology().balancer();
    return """
      - name: %s
        half: %d
        loadBalancer:
          ssh: "%s:%d"
          runtime: "unix:%s"
          config: %s
          backend: %s
          checkInterval: %s
          rise: %d
          retryInterval: %s
          gate: {server: %s, socket: "unix:%s"}
        application:
          ssh: "%s:%d"
          base: /srv/app
          address: %s
          port: %d
          sparePort: %d
          health: %s
          service: service
    """
        .formatted(
            site.name(),
            site.half(),
            balancer.address(),
            SSH_PORT,
            HaproxyText.SOCKET,
            HaproxyText.CONFIG,
            HaproxyText.BACKEND,
            Durations.format(settings.checkInterval()),
            settings.rise(),
            Durations.format(settings.retryInterval()),
            HaproxyText.GATE,
            HaproxyText.GATE_SOCKET,
            application.address(),
            SSH_PORT,
            application.address(),
            HaproxyText.APPLICATION_PORT,
            HaproxyText.SPARE_PORT,
            HaproxyText.HEALTH);
  }

  private static String endpoints(List<String> addresses, int port) {
    return addresses.stream()
        .map(address -> '"' + address + ":" + port + '"')
        .collect(Collectors.joining(", "));
  }
}
