package org.cutover.lab.embedded.daemon;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.cutover.common.Durations;
import org.cutover.lab.embedded.balancer.BalancerConfig;
import org.cutover.lab.embedded.host.EmbeddedHost;

/** The inventory of an embedded lab. */
final class InventoryText {
  private InventoryText() {}

  static String of(LabPaths paths, LabLayout layout) {
    String targets =
        layout.sites().stream()
            .map(site -> "\"127.0.0.1:" + site.client() + "\"")
            .collect(Collectors.joining(", "));
    StringBuilder text =
        new StringBuilder(
            """
            schema: 1
            service: {name: localhost, url: "http://localhost:%d", targets: [%s]}
            nameServers: []
            ssh: {user: %s, identity: keys/deploy, knownHosts: known_hosts}
            database:
              contactPoints: ["127.0.0.1:%d"]
              datacenter: %s
              keyspace: %s
              consistency: QUORUM
              writeTimeout: %s
            sites:
            """
                .formatted(
                    layout.sites().get(0).client(),
                    targets,
                    EmbeddedHost.USER,
                    layout.cql(),
                    LabDefaults.DATACENTER,
                    LabDefaults.KEYSPACE,
                    Durations.format(LabDefaults.WRITE_TIMEOUT)));
    layout.sites().forEach(site -> text.append(site(paths, layout, site)));
    return text.toString();
  }

  private static String site(LabPaths paths, LabLayout layout, LabLayout.SitePorts site) {
    BalancerConfig balancer = LabDefaults.balancer(paths, layout, site);
    return """
      - name: %s
        half: %d
        loadBalancer:
          ssh: "127.0.0.1:%d"
          runtime: "tcp:127.0.0.1:%d"
          config: %s
          backend: %s
          checkInterval: %s
          rise: %d
          retryInterval: %s
          gate: {server: %s, socket: "tcp:127.0.0.1:%d"}
        application:
          ssh: "127.0.0.1:%d"
          base: %s
          address: 127.0.0.1
          port: %d
          sparePort: %d
          health: %s
          service: service
    """
        .formatted(
            site.name(),
            site.half(),
            site.balancerSsh(),
            site.runtime(),
            quoted(paths.haproxyCfg(site.name())),
            balancer.backend(),
            Durations.format(balancer.check().interval()),
            balancer.check().rise(),
            Durations.format(balancer.retryInterval()),
            LabDefaults.GATE,
            site.gatekeeper(),
            site.applicationSsh(),
            quoted(paths.applicationHost(site.name())),
            site.application(),
            site.spare(),
            balancer.check().path());
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
