package org.cutover.deployer.haproxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.BalancerCalls.Goal;
import org.cutover.deployer.haproxy.RuntimeApi.State;

/**
 * Takes a server out of all load balancers and puts it back, without losing a request. What a
 * server is to be is remembered for each load balancer, and all are dealt with in parallel: one
 * that does not answer keeps none of the others from its state.
 */
public final class ServerProtocol implements AutoCloseable {
  private final List<ManagedBalancer> balancers;
  private final BalancerCalls calls;
  private final ServerTimings timings;

  /** A load balancer, and what it goes by when it starts. */
  public record Member(RuntimeApi api, StartStates start) {}

  /** For one service's load balancers. */
  public ServerProtocol(List<Member> balancers, ServerTimings timings) {
    this.balancers =
        balancers.stream()
            .map(member -> new ManagedBalancer(member.api(), member.start()))
            .toList();
    this.calls = new BalancerCalls(this.balancers);
    this.timings = timings;
  }

  List<ManagedBalancer> balancers() {
    return balancers;
  }

  /**
   * Out: drained everywhere, then no session and no queued request for longer than the quiet time.
   * The caller sets {@link #maintenance} next. At the limit it fails; it never cuts a request off,
   * and it never takes the last server out that is up at a load balancer.
   */
  public void drain(String server, Duration limit, Silence silence) throws InterruptedException {
    List<ServerStatus> unused =
        calls.everywhere(
            Goal.of(server, State.DRAIN),
            silence,
            balancer -> {
              balancer.takeOut(server, State.DRAIN);
              return awaitIdle(balancer, server, limit);
            });
  }

  private ServerStatus awaitIdle(ManagedBalancer balancer, String server, Duration limit)
      throws InterruptedException {
    IdleDetector idle = new IdleDetector(timings.quiet());
    long start = System.nanoTime();
    while (true) {
      long look = System.nanoTime();
      ServerStatus status = balancer.look(server);
      if (idle.seen(look, status.idle())) {
        return status;
      }
      if (look - start > limit.toNanos()) {
        throw failed(
            server + " still has requests after " + Durations.format(limit),
            balancer.name()
                + ": "
                + status.sessions()
                + " sessions, "
                + status.queued()
                + " queued");
      }
      Thread.sleep(timings.poll().toMillis());
    }
  }

  /**
   * No traffic and no checks, not after a restart either; idle connections are closed. Never for
   * the last server that is up at a load balancer.
   */
  public void maintenance(String server, Silence silence) throws InterruptedException {
    List<Boolean> unused =
        calls.everywhere(
            Goal.of(server, State.MAINT),
            silence,
            balancer -> {
              balancer.takeOut(server, State.MAINT);
              requireKept(balancer, silence);
              return true;
            });
  }

  /** Where it has to be certain, what a restart would do has to be written. */
  private static void requireKept(ManagedBalancer balancer, Silence silence) {
    Optional<CutoverException> failure = balancer.notKept();
    if (silence.patience().isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * A restart leaves none of the servers out that serve now, whatever an earlier deployment has
   * left.
   */
  public void keepServing() throws InterruptedException {
    Silence silence = Silence.fails();
    List<Boolean> unused =
        calls.everywhere(
            Goal.look(""),
            silence,
            balancer -> {
              balancer.keepServing();
              requireKept(balancer, silence);
              return true;
            });
  }

  /**
   * Drained, with its health forced down, and counted as proven when every load balancer has
   * reported it ready to serve by a check passed since.
   */
  public void prove(String server, Silence silence) throws InterruptedException {
    List<ServerStatus> unused =
        calls.everywhere(
            Goal.of(server, State.DRAIN),
            silence,
            balancer -> {
              ServerStatus down = balancer.drainedButDown(server);
              requireKept(balancer, silence);
              return await(balancer, down, ServerStatus::proven);
            });
  }

  /**
   * Waits until a server could serve: its last check passed on every load balancer, be it drained
   * or, where a supervisor has ended its hold meanwhile, ready.
   */
  public void awaitProven(String server, Silence silence) throws InterruptedException {
    List<ServerStatus> unused =
        calls.everywhere(
            Goal.look(server),
            silence,
            balancer ->
                await(balancer, balancer.look(server), status -> status.proven() || status.up()));
  }

  /**
   * In: ready with its health forced down, and counted as in when every load balancer has reported
   * it down and then up by a passed check. The application must have been asked directly before.
   */
  public void enable(String server, Silence silence) throws InterruptedException {
    List<ServerStatus> unused =
        calls.everywhere(
            Goal.of(server, State.READY),
            silence,
            balancer -> {
              ServerStatus first = balancer.readyButDown(server);
              ServerStatus up = await(balancer, first, new UpAfterDown());
              balancer.keepIn(server);
              return up;
            });
  }

  /** Up by a check that was passed after it had been reported down. */
  private static final class UpAfterDown implements Predicate<ServerStatus> {
    private boolean down;

    @Override
    public boolean test(ServerStatus status) {
      down |= status.down();
      return down && status.up();
    }
  }

  /**
   * In wherever it is not: what is up stays untouched, what only waits for its checks is waited
   * for.
   */
  public void ensureEnabled(String server, Silence silence) throws InterruptedException {
    List<ServerStatus> unused =
        calls.everywhere(
            Goal.of(server, State.READY),
            silence,
            balancer -> {
              balancer.note(server, State.READY);
              ServerStatus status = balancer.look(server);
              boolean untouched = status.up() || status.undecided();
              ServerStatus first = untouched ? status : balancer.readyButDown(server);
              ServerStatus up = await(balancer, first, ServerStatus::up);
              balancer.keepIn(server);
              return up;
            });
  }

  private ServerStatus await(
      ManagedBalancer balancer, ServerStatus first, Predicate<ServerStatus> done)
      throws InterruptedException {
    long start = System.nanoTime();
    ServerStatus status = first;
    while (!done.test(status)) {
      if (System.nanoTime() - start > timings.in().toNanos()) {
        throw failed(
            first.server() + " did not come up within " + Durations.format(timings.in()),
            balancer.text(status));
      }
      Thread.sleep(timings.poll().toMillis());
      status = balancer.look(first.server());
    }
    return status;
  }

  /**
   * Every load balancer that does not report the server up, each with what it reports. Checks that
   * failed are no reason yet, because on a busy machine an answer may be late: the next ones are
   * waited for, unless somebody has taken the server out.
   *
   * @param limit how long to wait
   */
  public List<String> notUp(String server, Duration limit, Silence silence)
      throws InterruptedException {
    return calls
        .everywhere(Goal.look(server), silence, balancer -> notUp(balancer, server, limit))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> notUp(ManagedBalancer balancer, String server, Duration limit)
      throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      long look = System.nanoTime();
      ServerStatus status = balancer.look(server);
      if (status.up()) {
        return Optional.empty();
      }
      if (!status.undecided() || look - start > limit.toNanos()) {
        return Optional.of(balancer.text(status));
      }
      Thread.sleep(timings.poll().toMillis());
    }
  }

  /** The same within the time that a server may take to come up. */
  public List<String> notUp(String server, Silence silence) throws InterruptedException {
    return notUp(server, timings.in(), silence);
  }

  /**
   * Fails unless every load balancer answers, as it has to where all are about to be changed.
   *
   * @throws CutoverException with a line for each that does not
   */
  public void requireAnswers() throws InterruptedException {
    List<Boolean> unused = calls.everywhere(Goal.look(""), Silence.fails(), balancer -> true);
  }

  /**
   * From here on somebody else decides which servers serve at a load balancer, and none is set
   * again. Waits for what is just being set there, as long as that may take.
   */
  public void handOver(String balancer) {
    balancers.stream().filter(b -> b.name().equals(balancer)).forEach(ManagedBalancer::handOver);
  }

  /** Notes that servers take requests at a load balancer, which somebody else has seen to. */
  public void handedBack(String balancer, List<String> ready) {
    balancers.stream()
        .filter(b -> b.name().equals(balancer))
        .forEach(b -> ready.forEach(server -> b.owe(server, State.READY)));
  }

  /** The same, of a load balancer that could not be asked: it is set when it answers again. */
  public void missed(String balancer, List<String> ready, CutoverException failure) {
    handedBack(balancer, ready);
    balancers.stream().filter(b -> b.name().equals(balancer)).forEach(b -> b.missed(failure));
  }

  /**
   * Brings every load balancer that answers to its desired states, and waits until the servers that
   * are to serve do.
   *
   * @param limit of the wait; never longer than servers may take to come up
   * @return a line for each load balancer of which that cannot be said
   */
  public List<String> bringBack(Duration limit) throws InterruptedException {
    List<String> problems = new ArrayList<>();
    try {
      calls
          .everywhere(Goal.look(""), Silence.remembered(), balancer -> stillNotUp(balancer, limit))
          .forEach(problems::addAll);
    } catch (CutoverException e) {
      problems.addAll(e.getMessage().lines().toList());
    }
    balancers.forEach(
        b ->
            b.silence()
                .ifPresent(
                    text ->
                        problems.add("load balancer " + b.name() + " does not answer: " + text)));
    return problems.stream().distinct().toList();
  }

  /** A line for each load balancer that would not start with the servers that it should. */
  public List<String> notKept() {
    return balancers.stream()
        .flatMap(balancer -> balancer.notKept().stream())
        .map(CutoverException::getMessage)
        .distinct()
        .toList();
  }

  private List<String> stillNotUp(ManagedBalancer balancer, Duration limit)
      throws InterruptedException {
    long start = System.nanoTime();
    long wait = Math.min(limit.toNanos(), timings.in().toNanos());
    List<String> notUp = balancer.notUp();
    while (!notUp.isEmpty() && System.nanoTime() - start < wait) {
      Thread.sleep(timings.poll().toMillis());
      notUp = balancer.notUp();
    }
    balancer.keepServing();
    return notUp;
  }

  private static CutoverException failed(String text, String detail) {
    return new CutoverException(ExitCode.FAILED, "server " + text + " (" + detail + ")");
  }

  @Override
  public void close() {
    calls.close();
  }
}
