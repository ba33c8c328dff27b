package org.cutover.lab.start;

import java.time.Duration;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.install.Installer;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.deployer.release.ReleaseParts;

/** The applications of all sites. */
final class Applications {
  private static final long POLL_MILLIS = 50;

  private final Machines machines;
  private final HttpProbe http;
  private final ReleaseArchive archive;
  private final Duration limit;

  Applications(Machines machines, HttpProbe http, ReleaseArchive archive, Duration limit) {
    this.machines = machines;
    this.http = http;
    this.archive = archive;
    this.limit = limit;
  }

  /**
   * Lets every site run the release and nothing else.
   *
   * @return whether an application had to be started
   */
  boolean reset() throws InterruptedException {
    try (ReleaseParts parts = new ReleaseParts(archive)) {
      return machines.forEachSite(site -> reset(site, parts)).containsValue(true);
    }
  }

  private boolean reset(Inventory.Site site, ReleaseParts parts) throws InterruptedException {
    Installer installer = new Installer(machines.application(site), site.application(), limit);
    String release = archive.release().id();
    Optional<String> running = installer.running();
    boolean installed = installer.installed(archive);
    boolean started = !installed || !running.equals(Optional.of(release));
    if (started) {
      running.ifPresent(installer::stop);
      if (!installed) {
        installer.install(parts, running);
      }
      installer.start(release);
    }
    // A release that is still there would make the next deployment of it quicker than the first.
    for (String other : installer.unpacked()) {
      if (!other.equals(release)) {
        installer.remove(other);
      }
    }
    awaitHealth(site);
    return started;
  }

  private void awaitHealth(Inventory.Site site) throws InterruptedException {
    Inventory.Application application = site.application();
    long deadline = System.nanoTime() + limit.toNanos();
    while (http.get(application.endpoint(), application.health()).isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new CutoverException(
            ExitCode.LAB,
            "site %s: %s at %s does not become healthy"
                .formatted(site.name(), archive.release().id(), application.endpoint()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
