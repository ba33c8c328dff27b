package org.cutover.lab.containers;

import java.net.UnknownHostException;
import java.util.List;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;
import org.cutover.loadgen.names.Names;

/** Asks one name server. */
final class NameProbe {
  private static final int DNS_PORT = 53;

  private NameProbe() {}

  /** Whether it has an address for the name. */
  static boolean knows(String server, String name) {
    try {
      Naming naming =
          new Naming(ResolvePolicy.ON_RECONNECT, List.of(new Address(server, DNS_PORT)));
      return !Names.of(naming).resolve(name, 0).isEmpty();
    } catch (UnknownHostException notYet) {
      return false;
    }
  }
}
