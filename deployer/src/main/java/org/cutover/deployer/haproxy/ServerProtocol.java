package org.cutover.deployer.haproxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;

/** Takes a server out of all load balancers and puts it back, without losing a request. */
public final class ServerProtocol {
  private final List<RuntimeApi> balancers;
  private final Patience patience;

  /** For one service's load balancers. */
  public ServerProtocol(List<RuntimeApi> balancers, Patience patience) {
    this.balancers = List.copyOf(balancers);
    this.patience = patience;
  }

  /**
   * Out: drained everywhere, then no session and no queued request for longer than the quiet time.
   * The caller sets {@link #maintenance} next. At the limit it fails; it never cuts a request off.
   */
  public void drain(String server, Duration limit) throws InterruptedException {
    balancers.forEach(balancer -> balancer.setState(server, RuntimeApi.State.DRAIN));
    Quiet quiet = new Quiet(patience.quiet());
    long start = System.nanoTime();
    while (true) {
      long look = System.nanoTime();
      List<String> busy = busy(server);
      if (quiet.seen(look, busy.isEmpty())) {
        return;
      }
      if (look - start > limit.toNanos()) {
        throw failed(
            server + " still has requests after " + Durations.format(limit),
            String.join(", ", busy));
      }
      Thread.sleep(patience.poll().toMillis());
    }
  }

  private List<String> busy(String server) {
    List<String> busy = new ArrayList<>();
    for (RuntimeApi balancer : balancers) {
      ServerStatus status = balancer.server(server);
      if (!status.idle()) {
        busy.add(
            balancer.name()
                + ": "
                + status.sessions()
                + " sessions, "
                + status.queued()
                + " queued");
      }
    }
    return busy;
  }

  /** No traffic and no checks; idle connections are closed. */
  public void maintenance(String server) {
    balancers.forEach(balancer -> balancer.setState(server, RuntimeApi.State.MAINT));
  }

  /**
   * Drained, with its health forced down, and counted as proven when every load balancer has
   * reported it ready to serve by a check passed since.
   */
  public void prove(String server) throws InterruptedException {
    balancers.forEach(balancer -> balancer.drainedButDown(server));
    awaitProven(server);
  }

  /** Waits until a drained server could serve: its last check passed on every load balancer. */
  public void awaitProven(String server) throws InterruptedException {
    await(new ArrayList<>(balancers), server, balancer -> balancer.server(server).proven());
  }

  /**
   * In: ready with its health forced down, and counted as in when every load balancer has reported
   * it down and then up by a passed check. The application must have been asked directly before.
   */
  public void enable(String server) throws InterruptedException {
    Set<RuntimeApi> seenDown = new HashSet<>();
    for (RuntimeApi balancer : balancers) {
      if (balancer.readyButDown(server).down()) {
        seenDown.add(balancer);
      }
    }
    await(new ArrayList<>(balancers), server, balancer -> isIn(balancer, server, seenDown));
  }

  private void await(List<RuntimeApi> waiting, String server, Predicate<RuntimeApi> done)
      throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      long look = System.nanoTime();
      waiting.removeIf(done);
      if (waiting.isEmpty()) {
        return;
      }
      if (look - start > patience.in().toNanos()) {
        throw failed(
            server + " did not come up within " + Durations.format(patience.in()),
            waiting.stream().map(b -> state(b, server)).collect(Collectors.joining(", ")));
      }
      Thread.sleep(patience.poll().toMillis());
    }
  }

  /**
   * In wherever it is not: what is up stays untouched, what only waits for its checks is waited
   * for.
   */
  public void ensureEnabled(String server) throws InterruptedException {
    for (RuntimeApi balancer : balancers) {
      ServerStatus status = balancer.server(server);
      if (!status.up() && !status.undecided()) {
        ServerStatus unused = balancer.readyButDown(server);
      }
    }
    await(new ArrayList<>(balancers), server, balancer -> balancer.server(server).up());
  }

  private static boolean isIn(RuntimeApi balancer, String server, Set<RuntimeApi> seenDown) {
    ServerStatus status = balancer.server(server);
    if (status.down()) {
      seenDown.add(balancer);
    }
    return status.up() && seenDown.contains(balancer);
  }

  private static String state(RuntimeApi balancer, String server) {
    return state(balancer, balancer.server(server));
  }

  private static String state(RuntimeApi balancer, ServerStatus status) {
    return balancer.name() + ": " + status.status() + " " + status.checkStatus();
  }

  /**
   * Every load balancer that does not report the server up, each with what it reports. Checks that
   * failed are no reason yet, because on a busy machine an answer may be late: the next ones are
   * waited for, unless somebody has taken the server out.
   *
   * @param limit how long to wait
   */
  public List<String> notUp(String server, Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      long look = System.nanoTime();
      List<String> notUp = new ArrayList<>();
      boolean undecided = true;
      for (RuntimeApi balancer : balancers) {
        ServerStatus status = balancer.server(server);
        if (!status.up()) {
          notUp.add(state(balancer, status));
          undecided &= status.undecided();
        }
      }
      if (notUp.isEmpty() || !undecided || look - start > limit.toNanos()) {
        return notUp;
      }
      Thread.sleep(patience.poll().toMillis());
    }
  }

  /** The same within the time that a server may take to come up. */
  public List<String> notUp(String server) throws InterruptedException {
    return notUp(server, patience.in());
  }

  private static CutoverException failed(String text, String detail) {
    return new CutoverException(ExitCode.FAILED, "server " + text + " (" + detail + ")");
  }
}
