package org.cutover.loadgen;

import java.util.List;

/**
 * How the host of an address is resolved.
 *
 * @param policy when it is asked for, and which addresses of the answer are taken
 * @param servers name servers in the order in which they are asked; empty: the operating system is
 *     asked, with what it and Java remember
 */
public record Naming(ResolvePolicy policy, List<Address> servers) {
  /** Copies the servers. */
  public Naming {
    servers = List.copyOf(servers);
  }

  /** Once a user, as in the study, and by the operating system. */
  public static Naming usual() {
    return new Naming(ResolvePolicy.ONCE_PER_USER, List.of());
  }
}
