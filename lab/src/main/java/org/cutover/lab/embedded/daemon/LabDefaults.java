package org.cutover.lab.embedded.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.lab.embedded.balancer.BalancerConfig;

/**
 * What every embedded lab is set to. The waits are short, so that a deployment takes seconds: on
 * loopback nothing needs longer.
 */
final class LabDefaults {
  static final String BACKEND = "app";
  static final String GATE = "gate";
  static final String HEALTH = "/health";
  static final String DATACENTER = "dc1";
  static final String KEYSPACE = "shop";
  static final Duration CHECK_INTERVAL = Duration.ofMillis(200);
  static final int RISE = 2;

  /** A server that has passed one check need not wait as long for its second. */
  private static final Duration FAST_INTERVAL = Duration.ofMillis(50);

  static final Duration WRITE_TIMEOUT = Duration.ofMillis(500);

  /** Also how long a refused connection waits before it is tried on the same server again. */
  static final Duration CONNECT_TIMEOUT = Duration.ofMillis(100);

  /** An application that has not ended by then is killed. */
  static final Duration APPLICATION_GRACE = Duration.ofSeconds(10);

  private static final int FALL = 3;
  private static final int RETRIES = 3;

  /** A machine that starts four applications at once answers late; late is not down. */
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

  /** Longer than requests are ever held on purpose. */
  private static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(30);

  private LabDefaults() {}

  static BalancerConfig balancer(LabPaths paths, LabLayout layout, LabLayout.SitePorts site) {
    List<BalancerConfig.ServerAddress> servers =
        layout.sites().stream()
            .map(at -> new BalancerConfig.ServerAddress(at.name(), "127.0.0.1", at.application()))
            .toList();
    return new BalancerConfig(
        BACKEND,
        site.client(),
        site.runtime(),
        servers,
        Optional.of(
            new BalancerConfig.Gate(GATE, site.gatekeeper(), paths.serverState(site.name()))),
        new BalancerConfig.Check(HEALTH, CHECK_INTERVAL, FAST_INTERVAL, RISE, FALL, CHECK_TIMEOUT),
        RETRIES,
        new BalancerConfig.Timeouts(
            CONNECT_TIMEOUT, QUEUE_TIMEOUT, REQUEST_TIMEOUT, REQUEST_TIMEOUT));
  }

  static Map<String, String> applicationEnvironment(LabLayout layout) {
    return Map.of(
        "CUTOVER_CONTACT_POINTS",
        "127.0.0.1:" + layout.cql(),
        "CUTOVER_DATACENTER",
        DATACENTER,
        "CUTOVER_KEYSPACE",
        KEYSPACE,
        "CUTOVER_WRITE_TIMEOUT_MS",
        String.valueOf(WRITE_TIMEOUT.toMillis()));
  }
}
