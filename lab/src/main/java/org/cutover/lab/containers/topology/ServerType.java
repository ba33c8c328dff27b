package org.cutover.lab.containers.topology;

/** The kinds of servers of a lab, each with an image of its own. */
public enum ServerType {
  /** HAProxy. */
  LOAD_BALANCER("load-balancer", "lb-", "loadBalancer"),
  /** What releases run on. */
  APPLICATION("application", "app-", "application"),
  /** Cassandra. */
  DATABASE("database", "db-", "database"),
  /** bind9. */
  NAME_SERVER("name-server", "ns", "nameServer");

  private final String target;
  private final String prefix;
  private final String key;

  ServerType(String target, String prefix, String key) {
    this.target = target;
    this.prefix = prefix;
    this.key = key;
  }

  /** Its target in the Containerfile. */
  public String target() {
    return target;
  }

  /** What the names of its hosts begin with. */
  String prefix() {
    return prefix;
  }

  /** Its key in the topology file. */
  String key() {
    return key;
  }
}
