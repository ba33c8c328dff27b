package org.cutover.lab.start;

import com.datastax.oss.driver.api.core.DriverException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseArchive;

/**
 * Brings a lab back to its starting point and proves that it is there: the baseline release on
 * every site, the same rows in its table and no other table, all servers ready, no deployment open.
 * What is right already is left as it is.
 */
public final class StartingPoint {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Inventory inventory;
  private final ReleaseArchive archive;
  private final Release release;
  private final SeedRows seeds;
  private final HttpProbe http = new HttpProbe();
  private final IdleProbe idle;

  /**
   * Describes a starting point.
   *
   * @param archive of the baseline release
   * @param seeds the rows of its table
   * @param path what the idle-latency probe asks for
   */
  public StartingPoint(Inventory inventory, ReleaseArchive archive, SeedRows seeds, String path) {
    this.inventory = inventory;
    this.archive = archive;
    this.release = archive.release();
    this.seeds = seeds;
    this.idle = new IdleProbe(http, inventory, path);
  }

  /** What a proof is held against. */
  public GateProof.Expected expected() {
    return new GateProof.Expected(release.id(), release.table().name(), seeds);
  }

  /** What is done with connections to all machines. */
  private interface Work<T> {
    T on(Machines machines) throws InterruptedException;
  }

  /**
   * Brings the lab back and looks whether it is there, with applications as warm as trials need.
   *
   * @throws CutoverException with the code for labs, naming the host and what failed
   */
  public GateProof reset() throws InterruptedException {
    return reset(true);
  }

  /**
   * The same for work by hand: an application that had to be started stays cold, and is slow at
   * first.
   *
   * @throws CutoverException with the code for labs, naming the host and what failed
   */
  public GateProof resetCold() throws InterruptedException {
    return reset(false);
  }

  private GateProof reset(boolean warm) throws InterruptedException {
    return connected(
        machines -> {
          new Tables(machines.database()).reset(release.table(), seeds);
          boolean restarted = new Applications(machines, http, archive, LIMIT).reset();
          new Servers(machines, LIMIT).reset();
          idle.warmUp(warm && restarted);
          return prove(machines);
        });
  }

  /**
   * Looks at everything that has to hold; changes nothing.
   *
   * @throws CutoverException with the code for labs, naming the host and what failed
   */
  public GateProof prove() throws InterruptedException {
    return connected(this::prove);
  }

  private GateProof prove(Machines machines) throws InterruptedException {
    Tables tables = new Tables(machines.database());
    List<String> names = tables.names();
    // Machines that nothing was ever installed on have no table yet.
    List<SeedRows.Row> rows =
        names.contains(release.table().name()) ? tables.rows(release.table().name()) : List.of();
    return new GateProof(
        releases(),
        new Servers(machines, LIMIT).states(),
        names,
        rows.size(),
        SeedRows.checksum(rows),
        tables.openDeployment(),
        idle.measure());
  }

  private <T> T connected(Work<T> work) throws InterruptedException {
    try (Machines machines = Machines.connect(inventory, LIMIT)) {
      return work.on(machines);
    } catch (CutoverException e) {
      throw new CutoverException(ExitCode.LAB, e.getMessage(), e);
    } catch (DriverException e) {
      throw new CutoverException(ExitCode.LAB, "database: " + e.getMessage(), e);
    }
  }

  /** What each site's application says it is; {@code nothing} where none answers. */
  public Map<String, String> releases() throws InterruptedException {
    Map<String, String> releases = new HashMap<>();
    for (Inventory.Site site : inventory.sites()) {
      Optional<String> answer = http.release(site.application().endpoint());
      releases.put(site.name(), answer.orElse("nothing"));
    }
    return releases;
  }
}
