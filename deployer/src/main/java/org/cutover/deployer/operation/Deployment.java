package org.cutover.deployer.operation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.engine.Engine;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.engine.RetryPolicy;
import org.cutover.deployer.engine.StopRequest;
import org.cutover.deployer.journal.Event;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.Phase;
import org.cutover.deployer.lease.Lease;
import org.cutover.deployer.strategy.Situation;

/** One deployment from preflight to its outcome. */
public final class Deployment {
  /** How long a step that is broken off gets to end before its undo begins. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final DeploymentRequest request;
  private final Clock clock;

  /** A deployment that has not begun. */
  public Deployment(DeploymentRequest request, Clock clock) {
    this.request = request;
    this.clock = clock;
  }

  /** A new identifier: the time, for people, and something random. */
  public static String newId(Clock clock) {
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    return ID.format(clock.instant()) + "-" + HexFormat.of().formatHex(random);
  }

  /** What would be done, from the same code over connections that cannot change anything. */
  public Plan plan() {
    try (Connections connections = Connections.readOnly(request.inventory(), request.limits())) {
      Preflight.Found found = preflight(connections);
      HistoryEntry entry = entry("plan", found.situation());
      HeldLock lock = new HeldLock(connections.database(), clock, new Lease(clock));
      try (LiveOperations operations =
          new LiveOperations(
              connections,
              found,
              request,
              entry,
              lock,
              question -> false,
              (step, pace, cause) -> {},
              clock)) {
        return request.strategy().plan(found.situation(), operations);
      }
    }
  }

  /**
   * Deploys. The journal's last line is the outcome, whatever happens.
   *
   * @throws CutoverException if preflight found something wrong; nothing was changed
   */
  public Outcome run(
      String id, Journal journal, Progress progress, StopRequest stop, Confirmation confirmation) {
    Instant start = clock.instant();
    journal.write(Phase.PREFLIGHT, "preflight", "", Event.STARTED, Map.of("strategy", strategy()));
    Lease lease = new Lease(clock);
    try (Connections connections = Connections.open(request.inventory(), request.limits(), lease)) {
      Preflight.Found found = preflight(connections);
      Situation situation = found.situation();
      journal.write(Phase.PREFLIGHT, "preflight", "", Event.FINISHED, seen(found, since(start)));
      HistoryEntry entry = entry(id, situation);
      try (LiveOperations operations =
          new LiveOperations(
              connections,
              found,
              request,
              entry,
              new HeldLock(connections.databaseOfLock(), clock, lease),
              confirmation,
              new PaceReport(journal, progress, situation.next().table().name()),
              clock)) {
        Plan plan = request.strategy().plan(situation, operations);
        Outcome ended =
            new Engine(
                    journal,
                    progress,
                    operations.fence(),
                    stop,
                    new RetryPolicy(GRACE, FailureKind::isTransient, FailureKind::passesSoon))
                .run(plan);
        Outcome outcome =
            measured(found, remembered(operations, operations.named(ended)))
                .with(details(start, situation, operations));
        journal.write(Phase.FINISH, "outcome", "", Event.OUTCOME, outcome.line());
        return outcome;
      }
    } catch (CutoverException e) {
      journal.write(Phase.PREFLIGHT, "outcome", "", Event.OUTCOME, Refusal.line(e, took(start)));
      throw e;
    } catch (RuntimeException e) {
      Map<String, Object> detail = new LinkedHashMap<>();
      detail.put("result", "defect");
      detail.put("exit", ExitCode.DEFECT.code());
      detail.put("reason", e.toString());
      journal.write(Phase.PREFLIGHT, "outcome", "", Event.OUTCOME, detail);
      throw e;
    }
  }

  private Preflight.Found preflight(Connections connections) {
    return new Preflight(connections, request.limits(), request.switching())
        .check(request.source(), request.tolerance().clocks());
  }

  private static Map<String, Object> seen(Preflight.Found found, long ms) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("from", found.situation().current().id());
    detail.put("to", found.situation().next().id());
    detail.put("clocks", found.clocks().all().millis());
    detail.put("clockDifferenceMs", found.clocks().hosts().largestMillis());
    detail.put("ms", ms);
    return detail;
  }

  /** Clocks that were not measured matter only where rows keep their write times. */
  private static Outcome measured(Preflight.Found found, Outcome ended) {
    Outcome outcome = ended;
    if (found.situation().ownTable()) {
      for (String warning : found.clocks().warnings()) {
        outcome = outcome.with(warning);
      }
    }
    return outcome;
  }

  private String strategy() {
    return request.strategy().name();
  }

  private HistoryEntry entry(String id, Situation situation) {
    return new HistoryEntry(
        // The database keeps milliseconds, and the time is part of the entry's key.
        Instant.ofEpochMilli(clock.millis()),
        id,
        strategy(),
        situation.current().id(),
        situation.next().id(),
        situation.ownTable() ? Optional.of(situation.next().table().name()) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The last step could not know of sites that were left out. */
  private Outcome remembered(LiveOperations operations, Outcome outcome) {
    if (outcome.result() != Outcome.Result.SITES_LEFT_OUT) {
      return outcome;
    }
    try {
      operations.ended(clock.instant(), outcome.result().word());
      return outcome;
    } catch (CutoverException e) {
      return outcome.with("the history does not show the sites left out: " + e.getMessage());
    }
  }

  private Map<String, Object> details(
      Instant start, Situation situation, LiveOperations operations) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("from", situation.current().id());
    details.put("to", situation.next().id());
    details.put("ms", since(start));
    if (!operations.holdNumbers().isEmpty()) {
      details.put("hold", operations.holdNumbers());
    }
    if (!operations.copyNumbers().isEmpty()) {
      details.put("catchUp", operations.copyNumbers());
    }
    return details;
  }

  private long since(Instant start) {
    return took(start).toMillis();
  }

  private Duration took(Instant start) {
    return Duration.between(start, clock.instant());
  }
}
