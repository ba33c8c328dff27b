package org.cutover.lab.start;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;
import org.cutover.loadgen.names.Names;

/** Where the service is reached from outside: all its load balancers. */
public final class ServiceAddresses {
  private ServiceAddresses() {}

  /**
   * The targets that the inventory names, or what its name servers say of the service's name, or
   * the service's URL.
   *
   * @throws CutoverException with the code for labs if no name server knows the name
   */
  public static List<Endpoint> of(Inventory inventory) {
    List<Endpoint> targets = inventory.service().targets();
    if (!targets.isEmpty()) {
      return targets;
    }
    URI url = inventory.service().url();
    int port = url.getPort() == -1 ? 80 : url.getPort();
    List<Address> servers =
        inventory.nameServers().stream().map(server -> Address.parse(server.toString())).toList();
    if (servers.isEmpty()) {
      return List.of(new Endpoint(url.getHost(), port));
    }
    try {
      return Names.of(new Naming(ResolvePolicy.ON_RECONNECT, servers))
          .resolve(url.getHost(), 0)
          .stream()
          .map(InetAddress::getHostAddress)
          .map(host -> new Endpoint(host, port))
          .sorted(Comparator.comparing(Endpoint::host))
          .toList();
    } catch (UnknownHostException e) {
      throw new CutoverException(ExitCode.LAB, "the service's name: " + e.getMessage(), e);
    }
  }
}
