package org.cutover.lab.containers.config;

import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Topology;

/**
 * The name servers: the primary holds the zone of the service's name, the secondary copies it. The
 * zone has an address for each load balancer, in turn, whether it is healthy or not: name servers
 * know nothing of that.
 */
final class NamedText {
  private NamedText() {}

  static boolean primary(Layout layout, ServerHost host) {
    return layout.hosts(ServerType.NAME_SERVER).indexOf(host) == 0;
  }

  /** {@code named.conf}. */
  static String config(Layout layout, ServerHost host) {
    String first = layout.addresses(ServerType.NAME_SERVER).get(0);
    String second = layout.addresses(ServerType.NAME_SERVER).get(1);
    String zone =
        primary(layout, host)
            ? """
                type primary;
                file "/etc/bind/service.zone";
                allow-transfer { %s; };
                notify explicit;
                also-notify { %s; };
              """
                .formatted(second, second)
            : """
                type secondary;
                file "/var/cache/bind/service.zone";
                primaries { %s; };
                allow-transfer { none; };
                allow-notify { %s; };
                notify no;
              """
                .formatted(first, first);
    return """
        options {
          directory "/var/cache/bind";
          listen-on { %s; };
          listen-on-v6 { none; };
          recursion no;
          allow-query { any; };
          dnssec-validation no;
          minimal-responses yes;
          rrset-order { order cyclic; };
        };
        zone "%s" {
        %s};
        """
        .formatted(host.address(), layout.topology().service().name(), zone);
  }

  /** The zone's records. The secondary asks anew after a second if the primary was not there. */
  static String zone(Layout layout) {
    Topology.Service service = layout.topology().service();
    StringBuilder text =
        new StringBuilder(
            """
            $TTL %d
            @ IN SOA ns1 hostmaster ( 1 1 1 86400 %d )
            @ IN NS ns1
            @ IN NS ns2
            """
                .formatted(service.ttl().toSeconds(), service.ttl().toSeconds()));
    layout
        .addresses(ServerType.LOAD_BALANCER)
        .forEach(address -> text.append("@ IN A ").append(address).append('\n'));
    layout
        .hosts()
        .forEach(
            host -> text.append(host.name()).append(" IN A ").append(host.address()).append('\n'));
    return text.toString();
  }
}
