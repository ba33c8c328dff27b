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
import org.cutover.deployer.parallel.Tasks;
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
    try (Fleet fleet = Fleet.openReachable(inventory, limits, lease);
        HeldLock lock = new HeldLock(fleet.databaseOfLock(), clock, lease)) {
      TableSurvey survey = new TableSurvey(fleet.database());
      survey.requireFree();
      List<SiteFinding> sites = look(fleet);
      String name = survey.recordedRelease().orElseGet(() -> SiteFinding.usual(sites));
      journal.write(Phase.PREFLIGHT, "preflight", "", Event.FINISHED, Map.of("to", name));
      UnreachedBalancers balancers = new UnreachedBalancers(fleet.servers(), limits);
      Plan plan = new Steps(fleet, lock, balancers, id).plan(sites, name);
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
          remembered(fleet, sites, id, name, balancers.named(served(ended)))
              .with(details(name, start));
      journal.write(Phase.FINISH, "outcome", "", Event.OUTCOME, outcome.line());
      return outcome;
    } catch (CutoverException e) {
      Duration took = Duration.between(start, clock.instant());
      journal.write(Phase.PREFLIGHT, "outcome", "", Event.OUTCOME, Refusal.line(e, took));
      throw e;
    }
  }

  private static List<SiteFinding> look(Fleet fleet) {
    try (Tasks parallel = new Tasks()) {
      List<Callable<SiteFinding>> looks = new ArrayList<>();
      fleet.inventory().sites().forEach(site -> looks.add(() -> look(fleet, site)));
      return parallel.all(looks);
    }
  }

  private static SiteFinding look(Fleet fleet, Site site) throws InterruptedException {
    Optional<String> running = running(fleet, site);
    Inventory.Application application = site.application();
    boolean healthy =
        fleet.smokeTester().unhealthy(application.endpoint(), application.health()).isEmpty();
    List<String> notUp =
        fleet
            .servers()
            .notUp(
                site.name(), healthy ? fleet.timings().in() : Duration.ZERO, Silence.remembered());
    return new SiteFinding(site, running, healthy, notUp, fleet.inventory().sites().size());
  }

  /** A host that does not answer is found out by its step, which leaves it out. */
  private static Optional<String> running(Fleet fleet, Site site) {
    try {
      return fleet.installer(site).running();
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
      Fleet fleet, List<SiteFinding> sites, String id, String release, Outcome outcome) {
    if (sites.stream().allMatch(site -> site.need(release) == SiteFinding.Need.NOTHING)) {
      return outcome;
    }
    try {
      DeploymentStore history = new DeploymentStore(fleet.databaseOfLock());
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
    private final Fleet fleet;
    private final HeldLock lock;
    private final UnreachedBalancers balancers;
    private final String id;
    private final SiteServices services;

    Steps(Fleet fleet, HeldLock lock, UnreachedBalancers balancers, String id) {
      this.fleet = fleet;
      this.lock = lock;
      this.balancers = balancers;
      this.id = id;
      this.services = new SiteServices(fleet, limits);
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
                new DeploymentStore(fleet.databaseOfLock()).create();
                long epoch = lock.take(id).epoch();
                requireUnchanged(name);
                return Map.of("epoch", epoch);
              })
          .undoneBy(this::release)
          .harmless()
          .unfenced();
    }

    /** Another deployment may have come between the look and the lock. */
    private void requireUnchanged(String name) {
      TableSurvey survey = new TableSurvey(fleet.database());
      survey.requireNothingOpen();
      DeploymentStore store = new DeploymentStore(fleet.database());
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
      balancers.end();
      lock.release();
      return Map.of();
    }
  }
}
