package org.cutover.lab.containers.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * The hosts of a lab in its part of the network: name servers, then the sites' databases, load
 * balancers and applications. Databases stand first because they take longest to start.
 */
public record Layout(Topology topology, Subnet subnet, List<ServerHost> hosts) {
  private static final int FIRST_NAME_SERVER = 2;
  private static final int NAME_SERVERS = 2;

  /** Copies the list. */
  public Layout {
    hosts = List.copyOf(hosts);
  }

  /** Gives every host its name and address. */
  public static Layout of(Topology topology, Subnet subnet) {
    List<ServerHost> hosts = new ArrayList<>();
    sites(topology, subnet, ServerType.DATABASE, 30, hosts);
    sites(topology, subnet, ServerType.LOAD_BALANCER, 10, hosts);
    sites(topology, subnet, ServerType.APPLICATION, 20, hosts);
    for (int i = 0; i < NAME_SERVERS; i++) {
      hosts.add(
          new ServerHost(
              ServerType.NAME_SERVER.prefix() + (i + 1),
              ServerType.NAME_SERVER,
              "",
              subnet.address(FIRST_NAME_SERVER + i)));
    }
    return new Layout(topology, subnet, hosts);
  }

  private static void sites(
      Topology topology, Subnet subnet, ServerType type, int before, List<ServerHost> hosts) {
    int number = before;
    for (Topology.Site site : topology.sites()) {
      number++;
      hosts.add(
          new ServerHost(type.prefix() + site.name(), type, site.name(), subnet.address(number)));
    }
  }

  /** The hosts of one type. */
  public List<ServerHost> hosts(ServerType type) {
    return hosts.stream().filter(host -> host.type() == type).toList();
  }

  /** The host of a type at a site. */
  public ServerHost at(ServerType type, String site) {
    return hosts(type).stream().filter(host -> host.site().equals(site)).findFirst().orElseThrow();
  }

  /** The addresses of one type's hosts. */
  public List<String> addresses(ServerType type) {
    return hosts(type).stream().map(ServerHost::address).toList();
  }
}
