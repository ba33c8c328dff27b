package org.cutover.deployer.operation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.Silence;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.strategy.Limits;

/**
 * Brings releases to sites, whatever is found there; what is right already is not touched, so each
 * may be repeated.
 */
record SiteServices(Connections connections, Limits limits) {
  private static final Silence REMEMBERED = Silence.remembered();

  /** A release from its description on any host that has it. */
  Release release(String name) {
    return new KeptRelease(connections)
        .find(name)
        .orElseThrow(
            () -> new CutoverException(ExitCode.UNCLEAR, "no host has the release " + name));
  }

  /** Runs a release, and stops another one before; waits until it is healthy. */
  Map<String, ?> start(Site site, Release release) throws InterruptedException {
    Optional<String> running = connections.installer(site).running();
    if (running.isPresent() && !running.get().equals(release.id())) {
      connections.installer(site).stop(running.get());
    }
    connections.installer(site).start(release.id());
    connections
        .smokeTester()
        .awaitHealthy(
            site.application().endpoint(),
            release.health(),
            connections.timings().poll(),
            limits.start());
    return Map.of("release", release.id());
  }

  /** Runs the release and serves with it. */
  Map<String, ?> bring(Site site, Release release) throws InterruptedException {
    Optional<String> running = connections.installer(site).running();
    boolean runs = running.equals(Optional.of(release.id())) && !unhealthy(site, release);
    if (!runs) {
      takeOut(site, running);
      Map<String, ?> unused = start(site, release);
    }
    if (!runs || !connections.servers().notUp(site.name(), Duration.ZERO, REMEMBERED).isEmpty()) {
      connections.smokeTester().test(site.application().endpoint(), release.smokeTests());
    }
    return enable(site);
  }

  private void takeOut(Site site, Optional<String> running) throws InterruptedException {
    if (running.isPresent()) {
      connections.servers().drain(site.name(), limits.drain(), REMEMBERED);
    }
    connections.servers().maintenance(site.name(), REMEMBERED);
    running.ifPresent(release -> connections.installer(site).stop(release));
  }

  /** Whether its health check fails. */
  boolean unhealthy(Site site, Release release) throws InterruptedException {
    return connections
        .smokeTester()
        .unhealthy(site.application().endpoint(), release.health())
        .isPresent();
  }

  /** Serves at every load balancer that answers. */
  Map<String, ?> enable(Site site) throws InterruptedException {
    connections.servers().ensureEnabled(site.name(), Silence.rememberedAfter(limits.connect()));
    return Map.of();
  }
}
