package org.cutover.deployer.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.deployer.copy.CatchUp;
import org.cutover.deployer.copy.PassResult;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.hold.Hold;
import org.cutover.deployer.hold.HoldStatus;
import org.cutover.deployer.hold.Supervisor;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.parallel.ParallelTasks;
import org.cutover.deployer.strategy.Situation;

/**
 * The moment between two versions: requests wait at all load balancers while the last rows are
 * brought over and the old processes end.
 */
final class HeldSwitch implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final Situation situation;
  private final Hold hold;
  private final ParallelTasks tasks = new ParallelTasks();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Object> numbers = new LinkedHashMap<>();
  private long longestMs;

  /**
   * @param epoch of the lock under which requests are held
   */
  HeldSwitch(Connections connections, Situation situation, long epoch) {
    this.situation = situation;
    List<Supervisor> supervisors = situation.sites().stream().map(connections::supervisor).toList();
    List<RuntimeApi> balancers = connections.balancers();
    this.hold =
        new Hold(
            supervisors,
            balancers,
            new Hold.Servers(names(situation.half(2)), names(situation.half(1))),
            epoch,
            situation.limits().hold(),
            tasks);
  }

  private static List<String> names(List<Site> sites) {
    return sites.stream().map(Site::name).toList();
  }

  /**
   * Holds requests until the old release has none, and brings the last rows over.
   *
   * @throws CutoverException when that has not fitted into the limit a few times; requests are then
   *     released
   */
  Map<String, ?> hold(CatchUp catchUp) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        requireShort(attempt == 1 && atFullPace(catchUp.last()) ? catchUp.last() : catchUp.pass());
        hold.arm();
        hold.begin();
        PassResult last = catchUp.pass();
        hold.requireTimeFor("the last pass of " + last.ms() + " ms");
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("attempt", attempt);
        detail.put("heldMs", hold.elapsed().toMillis());
        detail.put("rows", last.rows());
        detail.put("written", last.written());
        detail.put("deleted", last.deleted());
        if (!failures.isEmpty()) {
          detail.put("before", List.copyOf(failures));
        }
        numbers.put("attempts", attempt);
        return detail;
      } catch (CutoverException e) {
        releaseAfter(e);
        failures.add(e.getMessage());
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (InterruptedException e) {
        hold.releaseToOld();
        throw e;
      }
    }
  }

  /** What could not be released here is released when the step is undone, with more patience. */
  private void releaseAfter(CutoverException failure) {
    try {
      hold.releaseToOld();
    } catch (CutoverException notReleased) {
      failure.addSuppressed(notReleased);
      throw failure;
    }
  }

  /** One that was slowed down does not tell how long the last one takes. */
  private static boolean atFullPace(PassResult pass) {
    return pass.throttledMs() == 0;
  }

  private void requireShort(PassResult pass) {
    Duration half = situation.limits().hold().dividedBy(2);
    if (Duration.ofMillis(pass.ms()).compareTo(half) > 0) {
      throw new CutoverException(
          ExitCode.FAILED,
          "a pass takes "
              + Durations.format(Duration.ofMillis(pass.ms()))
              + ", more than half of the hold's limit ("
              + Durations.format(situation.limits().hold())
              + "); --hold-limit makes it longer, --switch overlap does without");
    }
  }

  Map<String, ?> releaseToOld() {
    hold.releaseToOld();
    return Map.of();
  }

  /** Fails if the hold may have ended by itself. */
  void requireStanding() {
    hold.requireStanding();
  }

  Map<String, ?> commit(Consumer<String> handOver) {
    List<String> failed = hold.commit(handOver).stream().map(CutoverException::getMessage).toList();
    return failed.isEmpty() ? Map.of() : Map.of("notTold", failed);
  }

  Map<String, ?> release(Site site) {
    HoldStatus status = hold.releaseToNew(site.name());
    OptionalLong held = status.heldMs();
    synchronized (this) {
      longestMs = Math.max(longestMs, held.orElse(hold.elapsed().toMillis()));
      numbers.put("longestMs", longestMs);
    }
    return held.isPresent() ? Map.of("heldMs", held.getAsLong()) : Map.of();
  }

  /** Attempts, and the longest time for which a load balancer held requests. */
  synchronized Map<String, Object> numbers() {
    return Map.copyOf(numbers);
  }

  @Override
  public void close() {
    tasks.close();
  }
}
