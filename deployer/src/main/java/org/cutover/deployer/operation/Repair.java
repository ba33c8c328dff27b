package org.cutover.deployer.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.CurrentRelease;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.engine.Engine;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.engine.RetryPolicy;
import org.cutover.deployer.engine.Stage;
import org.cutover.deployer.engine.Step;
import org.cutover.deployer.engine.Step.OnFailure;
import org.cutover.deployer.engine.StopRequest;
import org.cutover.deployer.haproxy.Silence;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.journal.Event;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.Phase;
import org.cutover.deployer.lease.Lease;
import org.cutover.deployer.parallel.ParallelTasks;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.strategy.Limits;

/**
 * Brings sites and load balancers back that a deployment had to leave out. What serves as it should
 * is not touched, so it may be run again at any time.
 */
public final class Repair {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Inventory inventory;
  private final Limits limits;
  private final Clock clock;

  /** Of what the inventory names. */
  public Repair(Inventory inventory, Limits limits, Clock clock) {
    this.inventory = inventory;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Repairs. The journal's last line is the outcome, whatever happens.
   *
   * @param id of this repair, under which it holds the lock
   * @throws CutoverException if a deployment is open or under way, or nobody knows what should run
   */
  public Outcome run(String id, Journal journal, Progress progress) {
    Instant start = clock.instant();
    journal.write(Phase.PREFLIGHT, "preflight", "", Event.STARTED, Map.of("repair", true));
    Lease lease = new Lease(clock);
    try (Connections connections = Connections.openReachable(inventory, limits, lease);
        HeldLock lock = new HeldLock(connections.databaseOfLock(), clock, lease)) {
      TablePreflight preflight = new TablePreflight(connections.database());
      preflight.requireFree();
      List<SiteFinding> sites = look(connections);
      String name = preflight.recordedRelease().orElseGet(() -> SiteFinding.usual(sites));
      journal.write(Phase.PREFLIGHT, "preflight", "", Event.FINISHED, Map.of("to", name));
      UnreachedBalancers balancers = new UnreachedBalancers(connections.servers(), limits);
      Plan plan = new Steps(connections, lock, balancers, id).plan(sites, name);
      Outcome ended =
          new Engine(
                  journal,
                  progress,
                  lock,
                  new StopRequest(),
                  // What does not answer now is left out; a repair can be run again.
                  new RetryPolicy(GRACE, failure -> false, failure -> false))
              .run(plan);
      Outcome outcome =
          remembered(connections, sites, id, name, balancers.named(served(ended)))
              .with(details(name, start));
      journal.write(Phase.FINISH, "outcome", "", Event.OUTCOME, outcome.line());
      return outcome;
    } catch (CutoverException e) {
      Duration took = Duration.between(start, clock.instant());
      journal.write(Phase.PREFLIGHT, "outcome", "", Event.OUTCOME, Refusal.line(e, took));
      throw e;
    }
  }

  private static List<SiteFinding> look(Connections connections) {
    try (ParallelTasks parallel = new ParallelTasks()) {
      List<Callable<SiteFinding>> looks = new ArrayList<>();
      connections.inventory().sites().forEach(site -> looks.add(() -> look(connections, site)));
      return parallel.all(looks);
    }
  }

  private static SiteFinding look(Connections connections, Site site) throws InterruptedException {
    Optional<String> running = running(connections, site);
    Inventory.Application application = site.application();
    boolean healthy =
        connections.smokeTester().unhealthy(application.endpoint(), application.health()).isEmpty();
    List<String> notUp =
        connections
            .servers()
            .notUp(
                site.name(),
                healthy ? connections.timings().in() : Duration.ZERO,
                Silence.remembered());
    return new SiteFinding(site, running, healthy, notUp, connections.inventory().sites().size());
  }

  /** A host that does not answer is found out by its step, which leaves it out. */
  private static Optional<String> running(Connections connections, Site site) {
    try {
      return connections.installer(site).running();
    } catch (CutoverException e) {
      return Optional.empty();
    }
  }

  /** If no site could be repaired and none serves, nothing has been reached. */
  private Outcome served(Outcome outcome) {
    boolean none = outcome.leftOut().size() == inventory.sites().size();
    return none
        ? new Outcome(
            Outcome.Result.FAILED, outcome.leftOut(), outcome.warnings(), outcome.reason())
        : outcome;
  }

  /** Written when it has ended: a repair that is killed leaves nothing to be resumed. */
  private Outcome remembered(
      Connections connections,
      List<SiteFinding> sites,
      String id,
      String release,
      Outcome outcome) {
    if (sites.stream().allMatch(site -> site.need(release) == SiteFinding.Need.NOTHING)) {
      return outcome;
    }
    try {
      DeploymentStore history = new DeploymentStore(connections.databaseOfLock());
      HistoryEntry entry =
          new HistoryEntry(
              Instant.ofEpochMilli(clock.millis()),
              id,
              "repair",
              release,
              release,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      history.open(entry);
      history.close(entry, clock.instant(), outcome.result().word());
      return outcome;
    } catch (CutoverException e) {
      return outcome.with("the history does not show the repair: " + e.getMessage());
    }
  }

  private Map<String, Object> details(String release, Instant start) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("to", release);
    details.put("ms", Duration.between(start, clock.instant()).toMillis());
    return details;
  }

  /** The steps of a repair. */
  private final class Steps {
    private final Connections connections;
    private final HeldLock lock;
    private final UnreachedBalancers balancers;
    private final String id;
    private final SiteServices services;
    private volatile boolean locked;

    Steps(Connections connections, HeldLock lock, UnreachedBalancers balancers, String id) {
      this.connections = connections;
      this.lock = lock;
      this.balancers = balancers;
      this.id = id;
      this.services = new SiteServices(connections, limits);
    }

    Plan plan(List<SiteFinding> sites, String name) {
      List<Stage> stages = new ArrayList<>();
      if (sites.stream().anyMatch(site -> site.need(name) != SiteFinding.Need.NOTHING)) {
        Release release = services.release(name);
        for (SiteFinding.Need need : List.of(SiteFinding.Need.ENABLE, SiteFinding.Need.START)) {
          Stage stage = new Stage(steps(sites, release, need).map(List::of).toList());
          if (!stage.tracks().isEmpty()) {
            stages.add(stage);
          }
        }
        // One after the other: each serves again before the next is taken out.
        steps(sites, release, SiteFinding.Need.REPLACE).map(Stage::of).forEach(stages::add);
      }
      stages.add(Stage.of(unlock()));
      return new Plan(List.of(Stage.of(lock(name))), stages);
    }

    private Stream<Step> steps(List<SiteFinding> sites, Release release, SiteFinding.Need need) {
      return sites.stream()
          .filter(finding -> finding.need(release.id()) == need)
          .map(finding -> step(finding.site(), release));
    }

    private Step step(Site site, Release release) {
      Duration limit = limits.start().plus(limits.drain()).plus(limits.command());
      return Step.of(
              Phase.INSTALL,
              "repair site",
              site.name(),
              "run " + release.id() + ", smoke test it and enable the site",
              limit,
              () -> services.bring(site, release))
          .orElse(OnFailure.LEAVE_OUT);
    }

    private Step lock(String name) {
      return Step.of(
              Phase.LOCK,
              "take lock",
              "",
              "take the lock",
              limits.command(),
              () -> {
                new DeploymentStore(connections.databaseOfLock()).create();
                long epoch = lock.take(id).epoch();
                locked = true;
                requireUnchanged(name);
                return Map.of("epoch", epoch);
              })
          .undoneBy(this::release)
          .harmless()
          .unfenced();
    }

    /** Another deployment may have come between the look and the lock. */
    private void requireUnchanged(String name) {
      TablePreflight preflight = new TablePreflight(connections.database());
      preflight.requireNothingOpen();
      DeploymentStore store = new DeploymentStore(connections.database());
      Optional<String> now = store.current().map(CurrentRelease::release);
      if (now.filter(release -> !release.equals(name)).isPresent()) {
        throw new CutoverException(
            ExitCode.FAILED, "the recorded release became " + now.get() + "; start again");
      }
    }

    private Step unlock() {
      return Step.of(
              Phase.LOCK,
              "give lock back",
              "",
              "look at every load balancer a last time and give the lock back",
              limits.command(),
              this::release)
          .orElse(OnFailure.WARN);
    }

    private Map<String, ?> release() throws InterruptedException {
      try {
        if (locked) {
          balancers.end();
        }
      } finally {
        lock.release();
      }
      return Map.of();
    }
  }
}
