package org.cutover.lab.containers.topology;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;

/** Reads {@code topology.yml}. */
public final class TopologyFile {
  private static final int MOST_SITES = 9;
  private static final int LEAST_HEAP = 192;
  private static final int BESIDE_THE_HEAP = 400;

  private TopologyFile() {}

  /**
   * Reads a topology.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 and one line a problem
   */
  public static Topology read(Path file) {
    return YamlFile.read(file, TopologyFile::topology);
  }

  private static Topology topology(YamlMap map) {
    map.schema(1);
    List<Topology.Site> sites = map.maps("sites").stream().map(TopologyFile::site).toList();
    if (sites.size() < 2 || sites.size() > MOST_SITES) {
      map.problem("sites", "there should be 2 to " + MOST_SITES + " of them");
    }
    YamlMap servers = map.map("servers");
    Topology topology =
        new Topology(
            map.parsed("network", Subnet::parse).orElse(new Subnet(0, 24)),
            map.choice("application", List.of("node", "java"), "node"),
            service(map.map("service")),
            sites,
            limits(servers),
            servers.optionalMap("controlHost").map(TopologyFile::limit).orElse(Limits.NONE),
            balancer(map.map("loadBalancer")),
            database(map.map("database")));
    check(map, topology);
    return topology;
  }

  private static void check(YamlMap map, Topology topology) {
    Topology.Database database = topology.database();
    if (database.replication() > topology.sites().size()) {
      map.problem("database", "replication should be at most the number of sites");
    }
    topology
        .limits()
        .get(ServerType.DATABASE)
        .memoryMegabytes()
        .filter(memory -> memory < database.heapMegabytes() + BESIDE_THE_HEAP)
        .ifPresent(
            memory ->
                map.problem(
                    "database",
                    "a heap of %d MB needs %d MB of memory, the limit is %d MB"
                        .formatted(
                            database.heapMegabytes(),
                            database.heapMegabytes() + BESIDE_THE_HEAP,
                            memory)));
  }

  private static Topology.Service service(YamlMap map) {
    String name = map.string("name");
    if (!name.isEmpty() && !name.matches("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+")) {
      map.problem("name", "'" + name + "' should be a name such as service.test");
    }
    return new Topology.Service(name, map.integer("port", 1024, 65_535), map.duration("ttl"));
  }

  private static Topology.Site site(YamlMap map) {
    String name = map.string("name");
    if (!name.isEmpty() && !name.matches("[A-Za-z0-9]{1,16}")) {
      map.problem("name", "'" + name + "' should be letters and digits (at most 16)");
    }
    return new Topology.Site(name, map.integer("half", 1, 2));
  }

  private static Map<ServerType, Limits> limits(YamlMap map) {
    Map<ServerType, Limits> limits = new EnumMap<>(ServerType.class);
    for (ServerType type : ServerType.values()) {
      limits.put(type, limit(map.map(type.key())));
    }
    return limits;
  }

  private static Limits limit(YamlMap of) {
    return new Limits(
        of.optionalDecimal("cpus", 0.01, 1024),
        of.optionalInteger("memoryMegabytes", 32, 1_048_576));
  }

  private static Topology.Balancer balancer(YamlMap map) {
    return new Topology.Balancer(
        map.duration("connect"),
        map.duration("client"),
        map.duration("server"),
        map.duration("check"),
        map.duration("checkInterval"),
        map.integer("rise", 1, 100),
        map.integer("fall", 1, 100),
        map.integer("retries", 1, 100));
  }

  private static Topology.Database database(YamlMap map) {
    return new Topology.Database(
        map.integer("heapMegabytes", LEAST_HEAP, 1_048_576),
        map.choice("compilers", List.of("first", "all"), "first").equals("all"),
        map.integer("replication", 1, MOST_SITES),
        map.choice("consistency", List.of("QUORUM", "ONE", "TWO", "THREE", "ALL"), "QUORUM"),
        map.duration("writeTimeout"));
  }
}
