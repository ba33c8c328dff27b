package org.cutover.deployer.operation;

import com.datastax.oss.driver.api.core.DriverException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.clock.ClockComparison;
import org.cutover.deployer.clock.ClockOffset;
import org.cutover.deployer.clock.HostTime;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.install.ClockProbe;
import org.cutover.deployer.inventory.Inventory.Site;

/**
 * Asks all application hosts and the database for their time while preflight asks other things, so
 * that nobody waits for it. What cannot be measured is told and is no failure.
 */
final class ClockPreflight {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String DATABASE = "database";

  private final Map<String, Future<ClockOffset>> running = new LinkedHashMap<>();

  private ClockPreflight() {}

  /**
   * What was measured.
   *
   * @param hosts the application hosts, which stamp writes
   * @param all the database's coordinator, too
   * @param warnings a line for each that could not be measured
   */
  record Found(ClockComparison hosts, ClockComparison all, List<String> warnings) {
    Found {
      warnings = List.copyOf(warnings);
    }

    /**
     * @throws CutoverException with exit code 1 if the hosts' clocks differ by more for sure
     */
    void require(Duration limit) {
      hosts
          .problem(limit)
          .ifPresent(
              problem -> {
                throw new CutoverException(ExitCode.FAILED, problem);
              });
    }
  }

  /** Begins to ask everybody over the connections that are there. */
  static ClockPreflight begin(Connections connections) {
    ClockPreflight preflight = new ClockPreflight();
    connections.inventory().sites().stream()
        .map(Site::application)
        .map(application -> application.ssh())
        .distinct()
        .forEach(
            at ->
                preflight.start(at.toString(), () -> ClockProbe.ask(connections.host(at), LIMIT)));
    preflight.start(DATABASE, () -> ClockProbe.ask(() -> told(connections.database())));
    return preflight;
  }

  private static HostTime told(Database database) {
    return HostTime.ofMillis(
        database.ask("SELECT toUnixTimestamp(now()) FROM system.local").one().getLong(0));
  }

  private void start(String machine, Callable<ClockOffset> question) {
    FutureTask<ClockOffset> task = new FutureTask<>(question);
    running.put(machine, task);
    Thread thread = new Thread(task, "deployer-clock");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for those that have not answered yet. */
  Found found() {
    Map<String, ClockOffset> all = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    running.forEach(
        (machine, answer) -> {
          try {
            all.put(machine, answer.get());
          } catch (ExecutionException e) {
            warnings.add("the clock of " + machine + " was not measured: " + reason(e.getCause()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CutoverException(ExitCode.INTERRUPTED, "interrupted", e);
          }
        });
    Map<String, ClockOffset> hosts = new LinkedHashMap<>(all);
    hosts.remove(DATABASE);
    return new Found(new ClockComparison(hosts), new ClockComparison(all), warnings);
  }

  private static String reason(Throwable e) {
    if (e instanceof CutoverException || e instanceof DriverException) {
      return e.getMessage();
    }
    throw e instanceof RuntimeException defect ? defect : new IllegalStateException(e);
  }
}
