package org.cutover.deployer.hold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.haproxy.ServerStatus;
import org.cutover.deployer.parallel.ParallelTasks;

/**
 * One hold at all load balancers: begun everywhere or nowhere, and released one by one, because a
 * load balancer that does not answer must not keep the others waiting.
 */
public final class Hold {
  private static final Duration LOOK = Duration.ofMillis(10);

  private final List<Supervisor> supervisors;
  private final List<RuntimeApi> balancers;
  private final Servers servers;
  private final long epoch;
  private final Duration limit;
  private final ParallelTasks tasks;
  private volatile long begun;

  /**
   * The servers of both versions, as the load balancers name them.
   *
   * @param old those that serve before the switch
   * @param next those that serve after it
   */
  public record Servers(List<String> old, List<String> next) {
    /** Copies the lists. */
    public Servers {
      old = List.copyOf(old);
      next = List.copyOf(next);
    }
  }

  /**
   * @param supervisors of the load balancers, in the order of the balancers
   * @param epoch of the lock; a supervisor refuses older ones
   * @param limit after which a supervisor ends the hold by itself
   */
  public Hold(
      List<Supervisor> supervisors,
      List<RuntimeApi> balancers,
      Servers servers,
      long epoch,
      Duration limit,
      ParallelTasks tasks) {
    this.supervisors = List.copyOf(supervisors);
    this.balancers = List.copyOf(balancers);
    this.servers = servers;
    this.epoch = epoch;
    this.limit = limit;
    this.tasks = tasks;
  }

  /** Starts all supervisors; requests still pass. */
  public void arm() {
    everywhere(supervisor -> supervisor.arm(epoch, servers.old(), servers.next()));
  }

  /**
   * Holds requests at all load balancers and waits until the old servers have none left.
   *
   * @throws CutoverException if a load balancer cannot hold, or requests last longer than half of
   *     the limit; the caller releases then
   */
  public void begin() throws InterruptedException {
    // Before the first load balancer holds, so that our limit is never later than a supervisor's.
    begun = System.nanoTime();
    everywhere(supervisor -> supervisor.begin(epoch, limit));
    while (true) {
      List<String> busy = busy();
      if (busy.isEmpty()) {
        return;
      }
      if (elapsed().compareTo(limit.dividedBy(2)) > 0) {
        throw new CutoverException(
            ExitCode.FAILED,
            "requests to the old release last longer than half of the hold's limit ("
                + Durations.format(limit)
                + "): "
                + String.join(", ", busy));
      }
      Thread.sleep(LOOK.toMillis());
    }
  }

  private List<String> busy() {
    List<Callable<List<String>>> looks = new ArrayList<>();
    for (RuntimeApi balancer : balancers) {
      looks.add(
          () ->
              balancer.stat().servers().stream()
                  .filter(row -> balancer.has(row) && servers.old().contains(row.server()))
                  .filter(row -> !row.idle())
                  .map(row -> text(balancer, row))
                  .toList());
    }
    return tasks.all(looks).stream().flatMap(List::stream).toList();
  }

  private static String text(RuntimeApi balancer, ServerStatus row) {
    return row.server() + " at " + balancer.name() + " has " + row.sessions();
  }

  /** Whether requests are held at some load balancer. */
  public boolean holding() {
    List<Callable<HoldStatus>> asked = new ArrayList<>();
    supervisors.forEach(supervisor -> asked.add(supervisor::status));
    return tasks.all(asked).stream().anyMatch(s -> s.state() == HoldStatus.State.HOLDING);
  }

  /** How long requests have been held. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /**
   * Fails unless what comes next can be expected to end before a supervisor ends the hold.
   *
   * @param what it is, for the message
   */
  public void requireTimeFor(String what) {
    require(what, limit.dividedBy(2));
  }

  /**
   * Fails if a supervisor may have ended the hold, or may before the old release has been told to
   * stop: a deployer that slept must not stop what serves again.
   */
  public void requireStanding() {
    require("the stop of the old release", limit.multipliedBy(3).dividedBy(4));
  }

  private void require(String what, Duration most) {
    if (elapsed().compareTo(most) > 0) {
      throw new CutoverException(
          ExitCode.FAILED,
          what
              + " does not fit into the hold: "
              + Durations.format(Duration.ofMillis(elapsed().toMillis()))
              + " of "
              + Durations.format(limit)
              + " have passed; --hold-limit makes it longer");
    }
  }

  /**
   * Notes on every load balancer's host that the new version was decided, on each as soon as it is
   * handed over.
   *
   * @param handOver of the load balancer of that name, beside the others: one that does not answer
   *     keeps nobody else waiting
   * @return the failures of those on which it could not be noted
   * @throws CutoverException if it could be noted on none
   */
  public List<CutoverException> commit(Consumer<String> handOver) {
    List<CutoverException> failed =
        each(
            supervisor -> {
              handOver.accept(supervisor.name());
              return supervisor.commit(epoch);
            });
    if (failed.size() == supervisors.size()) {
      throw ParallelTasks.together(failed);
    }
    return failed;
  }

  /** Releases requests of one load balancer to the new version; repeats the commit if need be. */
  public HoldStatus releaseToNew(String balancer) {
    Supervisor supervisor =
        supervisors.stream().filter(s -> s.name().equals(balancer)).findFirst().orElseThrow();
    HoldStatus status = supervisor.status();
    if (status.state() == HoldStatus.State.HOLDING && !status.committed()) {
      HoldStatus unused = supervisor.commit(epoch);
    }
    return supervisor.release(epoch, Supervisor.Version.NEW);
  }

  /**
   * Releases requests to the old version wherever they are held.
   *
   * @throws CutoverException with a line for each load balancer that could not be told
   */
  public void releaseToOld() {
    List<CutoverException> failed =
        each(
            supervisor -> {
              HoldStatus status = supervisor.status();
              boolean over =
                  status.state() == HoldStatus.State.NONE
                      || status.state() == HoldStatus.State.RELEASED;
              return over ? status : supervisor.release(epoch, Supervisor.Version.OLD);
            });
    if (!failed.isEmpty()) {
      throw ParallelTasks.together(failed);
    }
  }

  private void everywhere(Command command) {
    List<Callable<HoldStatus>> calls = new ArrayList<>();
    supervisors.forEach(supervisor -> calls.add(() -> command.send(supervisor)));
    List<HoldStatus> unused = tasks.all(calls);
  }

  private List<CutoverException> each(Command command) {
    List<Callable<HoldStatus>> calls = new ArrayList<>();
    supervisors.forEach(supervisor -> calls.add(() -> command.send(supervisor)));
    return tasks.failures(calls);
  }

  @FunctionalInterface
  private interface Command {
    HoldStatus send(Supervisor supervisor);
  }
}
