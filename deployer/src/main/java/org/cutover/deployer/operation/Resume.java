package org.cutover.deployer.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.database.Lock;
import org.cutover.deployer.database.LockStore;
import org.cutover.deployer.engine.Engine;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.engine.RetryPolicy;
import org.cutover.deployer.engine.StopRequest;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.journal.Event;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.Phase;
import org.cutover.deployer.lease.Lease;
import org.cutover.deployer.strategy.Limits;

/**
 * Brings a deployment to its end whose deployer died: forward if it was decided, back if it was
 * not. What is true is asked from the machines; the record only says which way.
 */
public final class Resume {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Inventory inventory;
  private final Limits limits;
  private final Clock clock;

  /** Of the one deployment that is open. */
  public Resume(Inventory inventory, Limits limits, Clock clock) {
    this.inventory = inventory;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Finishes or undoes. The journal's last line is the outcome, whatever happens.
   *
   * @param id of this resuming, under which it holds the lock
   * @throws CutoverException if no deployment is open, or its deployer still lives
   */
  public Outcome run(String id, Journal journal, Progress progress) {
    Instant start = clock.instant();
    journal.write(Phase.PREFLIGHT, "preflight", "", Event.STARTED, Map.of("resume", true));
    Lease lease = new Lease(clock);
    try (Connections connections = Connections.open(inventory, limits, lease)) {
      HistoryEntry open = open(connections);
      boolean forward = open.phase().filter(HistoryEntry.Phase.DECIDED::equals).isPresent();
      journal.write(
          Phase.PREFLIGHT,
          "preflight",
          "",
          Event.FINISHED,
          Map.of("of", open.deployment(), "to", forward ? open.to() : open.from()));
      HeldLock lock = new HeldLock(connections.databaseOfLock(), clock, lease);
      try (Recovery recovery = new Recovery(connections, open, id, lock, limits, clock)) {
        Plan plan = forward ? recovery.finish() : recovery.undo();
        Outcome ended =
            new Engine(
                    journal,
                    progress,
                    lock,
                    new StopRequest(),
                    new RetryPolicy(GRACE, FailureKind::isTransient, FailureKind::passesSoon))
                .run(plan);
        Outcome outcome = recovery.named(ended).with(details(open, start));
        journal.write(Phase.FINISH, "outcome", "", Event.OUTCOME, outcome.line());
        return outcome;
      }
    } catch (CutoverException e) {
      Duration took = Duration.between(start, clock.instant());
      journal.write(Phase.PREFLIGHT, "outcome", "", Event.OUTCOME, Refusal.line(e, took));
      throw e;
    }
  }

  private HistoryEntry open(Connections connections) {
    DeploymentStore store = new DeploymentStore(connections.database());
    List<HistoryEntry> open = store.exists() ? store.open() : List.of();
    if (open.isEmpty()) {
      throw new CutoverException(
          ExitCode.FAILED, "no deployment is open, so there is nothing to resume; see 'status'");
    }
    Optional<Lock> holder = new LockStore(connections.database(), clock).holder();
    if (holder.filter(h -> !h.stale(clock.instant(), LocalProcess.host())).isPresent()) {
      throw new CutoverException(
          ExitCode.FAILED,
          "the deployment is under way: "
              + holder.get().holder(clock.instant())
              + "; stop that process, or wait until it is silent for "
              + Lock.STALE.toSeconds()
              + " s");
    }
    return open.get(open.size() - 1);
  }

  private Map<String, Object> details(HistoryEntry open, Instant start) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("of", open.deployment());
    details.put("from", open.from());
    details.put("to", open.to());
    details.put("ms", Duration.between(start, clock.instant()).toMillis());
    return details;
  }
}
