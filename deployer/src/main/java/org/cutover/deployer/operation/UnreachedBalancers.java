package org.cutover.deployer.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.haproxy.ServerProtocol;
import org.cutover.deployer.strategy.Limits;

/**
 * What becomes of load balancers that do not answer where the deployment goes on without them, and
 * how its outcome names them.
 */
final class UnreachedBalancers {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String KEPT_ADVICE =
      "; until that is mended and 'repair' has run, HAProxy would start with servers out that serve"
          + " now, or in that do not";
  private static final String ADVICE = "; run 'repair' when it answers again";

  private final ServerProtocol servers;
  private final Duration releaseLimit;
  private final Duration lookLimit;
  private final Queue<String> notReleased = new ConcurrentLinkedQueue<>();
  private volatile List<String> unreached = List.of();
  private volatile List<String> notKept = List.of();

  UnreachedBalancers(ServerProtocol servers, Limits limits) {
    this.servers = servers;
    // After twice the hold's limit a supervisor that cannot be asked has ended its hold by itself.
    Duration hold = limits.hold().multipliedBy(2);
    Duration step = limits.command().dividedBy(2);
    this.releaseLimit = hold.compareTo(step) < 0 ? hold : step;
    // Well within its step's limit, which would take the lock's return with it.
    this.lookLimit = step;
  }

  /**
   * Ends a hold. What does not do so is tried again until its supervisor has ended the hold by
   * itself, and is not waited for after that.
   *
   * @param balancer empty for all
   * @param ready the servers that take requests then
   */
  Map<String, ?> released(String balancer, Supplier<Map<String, ?>> release, List<String> ready)
      throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        Map<String, ?> detail = release.get();
        servers.handedBack(balancer, ready);
        return detail;
      } catch (CutoverException e) {
        if (e.exitCode() == ExitCode.UNCLEAR) {
          // The lease, without which nothing can be said of the load balancer.
          throw e;
        }
        if (System.nanoTime() - start > releaseLimit.toNanos()) {
          servers.missed(balancer, ready, e);
          notReleased.add(e.getMessage());
          return Map.of("notReached", e.getMessage());
        }
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** Looks a last time; what is not as it should be now is named in the outcome. */
  void end() throws InterruptedException {
    List<String> known = notReleased.stream().flatMap(String::lines).toList();
    unreached = known;
    unreached =
        Stream.concat(known.stream(), servers.bringBack(lookLimit).stream()).distinct().toList();
    // One that does not answer at all is named already.
    notKept = servers.notKept().stream().filter(line -> !unreached.contains(line)).toList();
  }

  /**
   * The outcome with the load balancers that are not as they should be: a release that is deployed
   * does not serve everywhere then. One that only its next start would find wrong is a warning.
   */
  Outcome named(Outcome ended) {
    Outcome outcome = ended;
    for (String line : notKept) {
      outcome = outcome.with(line + KEPT_ADVICE);
    }
    return unreached.isEmpty() ? outcome : namedUnreached(outcome);
  }

  private Outcome namedUnreached(Outcome outcome) {
    boolean deployed = outcome.result() == Outcome.Result.DEPLOYED;
    List<String> warnings = unreached.stream().map(line -> line + ADVICE).toList();
    return new Outcome(
        deployed ? Outcome.Result.SITES_LEFT_OUT : outcome.result(),
        outcome.leftOut(),
        Stream.concat(outcome.warnings().stream(), warnings.stream()).toList(),
        outcome.reason().or(() -> deployed ? Optional.of(unreached.get(0)) : Optional.empty()));
  }
}
