package org.cutover.lab.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.start.SeedRows;
import org.cutover.ledger.drive.LedgerPlan;

/**
 * What all runs of a series have in common.
 *
 * @param home the program, with the releases
 * @param deployer the words that start it
 * @param switching the way in which traffic is to move; empty to leave it to the deployer
 * @param seeds the rows of the starting point
 * @param clients whose writes and reads are kept in the ledger; their seed and duration do not
 *     count
 * @param seed of the series
 * @param only the case that every run is; empty to leave it to the rota
 * @param kinds of cases in the rota
 */
public record Series(
    Home home,
    List<String> deployer,
    String switching,
    SeedRows seeds,
    LedgerPlan clients,
    long seed,
    Optional<Case> only,
    Set<Kind> kinds) {
  private static final String BASELINE = "shop-1.0.0.tar.gz";
  private static final String NEXT = "shop-2.0.0.tar.gz";
  private static final String FAULTY = "shop-2.0.1-faulty.tar.gz";

  /** Far enough from each other that runs of neighbouring series do not meet. */
  private static final long STRIDE = 1_000_003;

  /** Copies. */
  public Series {
    deployer = List.copyOf(deployer);
    kinds = Set.copyOf(kinds);
  }

  /**
   * The seed of a run: with one case alone it is the series' own, so that a run can be repeated.
   */
  long seed(int run) {
    return only.isPresent() ? seed : Math.floorMod(seed * STRIDE + run, Integer.MAX_VALUE);
  }

  LedgerPlan plan(long runSeed, Duration limit) {
    return new LedgerPlan(
        clients.writers(),
        clients.keysPerWriter(),
        clients.readers(),
        clients.operationsPerSecond(),
        limit,
        runSeed);
  }

  Path release(Kind kind) {
    return home.release(kind.faulty() ? FAULTY : NEXT);
  }

  ReleaseArchive baselineArchive() {
    return ReleaseArchive.open(home.release(BASELINE));
  }

  /** The release that serves before. */
  String baseline() {
    return baselineArchive().release().id();
  }

  /** The release that serves after a deployment that succeeds. */
  String next() {
    return ReleaseArchive.open(home.release(NEXT)).release().id();
  }
}
