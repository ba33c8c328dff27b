package org.cutover.deployer.inventory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;

/** Reads {@code inventory.yml}. */
public final class InventoryFile {
  private static final List<String> CONSISTENCY =
      List.of("QUORUM", "ONE", "TWO", "THREE", "ALL", "LOCAL_QUORUM", "EACH_QUORUM", "LOCAL_ONE");

  private InventoryFile() {}

  /**
   * Reads an inventory; relative paths in it are relative to the file.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 and one line a problem
   */
  public static Inventory read(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return YamlFile.read(file, map -> inventory(map, folder));
  }

  private static Inventory inventory(YamlMap map, Path folder) {
    map.schema(1);
    List<Inventory.Site> sites = map.maps("sites").stream().map(InventoryFile::site).toList();
    checkSites(map, sites);
    return new Inventory(
        service(map.map("service")),
        endpoints(map, "nameServers"),
        ssh(map.map("ssh"), folder),
        database(map.map("database"), folder),
        sites,
        map.flag("resettable", false));
  }

  private static void checkSites(YamlMap map, List<Inventory.Site> sites) {
    Set<String> names = new HashSet<>();
    for (Inventory.Site site : sites) {
      if (!names.add(site.name())) {
        map.problem("sites", "two sites are named '" + site.name() + "'");
      }
    }
    for (int half = 1; half <= 2; half++) {
      int wanted = half;
      if (sites.stream().noneMatch(site -> site.half() == wanted)) {
        map.problem("sites", "no site is in half " + half);
      }
    }
  }

  private static Inventory.Service service(YamlMap map) {
    return new Inventory.Service(
        map.string("name"),
        map.parsed("url", URI::create).orElse(URI.create("http://missing")),
        endpoints(map, "targets"));
  }

  private static Inventory.Ssh ssh(YamlMap map, Path folder) {
    return new Inventory.Ssh(
        map.string("user"),
        folder.resolve(map.string("identity")),
        folder.resolve(map.string("knownHosts")));
  }

  private static Inventory.Database database(YamlMap map, Path folder) {
    List<Endpoint> contactPoints = endpoints(map, "contactPoints");
    if (contactPoints.isEmpty()) {
      map.problem("contactPoints", "at least one host:port is needed");
    }
    return new Inventory.Database(
        contactPoints,
        map.string("datacenter"),
        identifier(map, "keyspace"),
        map.choice("consistency", CONSISTENCY, "QUORUM"),
        map.optionalDuration("writeTimeout").orElse(Duration.ofSeconds(2)),
        map.optionalString("credentialsFile").map(folder::resolve));
  }

  private static String identifier(YamlMap map, String key) {
    String name = map.string(key);
    if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]{0,47}")) {
      map.problem(key, "'" + name + "' should be lower-case letters, digits and _ (at most 48)");
    }
    return name;
  }

  private static Inventory.Site site(YamlMap map) {
    String name = map.string("name");
    if (!name.isEmpty() && !name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")) {
      map.problem("name", "'" + name + "' should be letters, digits, _ . - (at most 32)");
    }
    return new Inventory.Site(
        name,
        map.integer("half", 1, 2),
        loadBalancer(map.map("loadBalancer")),
        application(map.map("application")));
  }

  private static Inventory.LoadBalancer loadBalancer(YamlMap map) {
    return new Inventory.LoadBalancer(
        endpoint(map, "ssh"),
        map.parsed("runtime", RuntimeSocket::parse).orElse(new RuntimeSocket.Unix("/missing")),
        map.string("config"),
        map.string("backend"),
        map.duration("checkInterval"),
        map.integer("rise", 1, 100),
        map.duration("retryInterval"),
        map.optionalMap("gate").map(InventoryFile::gate));
  }

  private static Inventory.Gate gate(YamlMap map) {
    return new Inventory.Gate(
        map.string("server"),
        map.parsed("socket", RuntimeSocket::parse).orElse(new RuntimeSocket.Unix("/missing")),
        map.optionalString("supervisor").orElse("cutover-hold"));
  }

  private static Inventory.Application application(YamlMap map) {
    return new Inventory.Application(
        endpoint(map, "ssh"),
        map.string("base"),
        map.string("address"),
        map.integer("port", 1, 65_535),
        map.optionalInteger("sparePort", 1, 65_535),
        map.string("health"),
        map.string("service"));
  }

  private static Endpoint endpoint(YamlMap map, String key) {
    map.string(key);
    return map.parsed(key, Endpoint::parse).orElse(new Endpoint("missing", 1));
  }

  private static List<Endpoint> endpoints(YamlMap map, String key) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String text : map.strings(key)) {
      try {
        endpoints.add(Endpoint.parse(text));
      } catch (IllegalArgumentException e) {
        map.problem(key, e.getMessage());
      }
    }
    return endpoints;
  }
}
