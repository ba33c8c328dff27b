package org.cutover.lab.containers.fault;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.Topology;
import org.cutover.lab.fault.Fault;

/** Which hosts a fault is about. Pure. */
final class Targets {
  private Targets() {}

  /**
   * The host of this name, or the hosts of the site of this name.
   *
   * @throws CutoverException with exit code 2 and what there is
   */
  static List<ServerHost> of(Layout layout, String target) {
    List<ServerHost> host =
        layout.hosts().stream().filter(each -> each.name().equals(target)).toList();
    List<ServerHost> site =
        layout.hosts().stream().filter(each -> each.site().equals(target)).toList();
    if (target.isEmpty() || (host.isEmpty() && site.isEmpty())) {
      throw CutoverException.usage(
          "no host or site '%s'; there are the hosts %s and the sites %s"
              .formatted(
                  target,
                  list(layout.hosts().stream().map(ServerHost::name)),
                  list(layout.topology().sites().stream().map(Topology.Site::name))));
    }
    return host.isEmpty() ? site : host;
  }

  private static String list(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  /**
   * Makes sure that none of the hosts has a fault: two at once could not be healed one by one.
   *
   * @throws CutoverException with exit code 2 and the fault that stands
   */
  static void requireWhole(Layout layout, List<ServerHost> hosts, List<Fault> standing) {
    for (Fault fault : standing) {
      for (ServerHost host : of(layout, fault.target())) {
        if (hosts.contains(host)) {
          throw CutoverException.usage(
              host.name() + " has a fault already (" + fault + "); heal it first");
        }
      }
    }
  }
}
