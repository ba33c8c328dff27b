package org.cutover.lab.experiment;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cutover.loadgen.ResolvePolicy;

/**
 * An experiment: which load meets which deployment, how often, and what counts.
 *
 * @param name of the experiment and of its archive
 * @param lab the kind of lab it runs on
 * @param seed of the order of the trials
 * @param repetitions of every cell, at least 1
 * @param order how trials are ordered
 * @param rows items in the table at the start of every trial, at least 1
 * @param baseline the archive of the release that serves at the start of every trial
 * @param request what each virtual user asks for
 * @param times the course of a trial
 * @param levels traffic levels by name, in file order
 * @param scenarios deployment scenarios by name, in file order
 * @param deployers commands of deployer builds by name, in file order; the word "deployer" is the
 *     build that comes with this program
 * @param analysis what the report is asked to decide with
 * @param reruns how often a void trial is run again
 */
public record Experiment(
    String name,
    String lab,
    long seed,
    int repetitions,
    Order order,
    int rows,
    String baseline,
    Request request,
    Times times,
    Map<String, Level> levels,
    Map<String, Scenario> scenarios,
    Map<String, String> deployers,
    Analysis analysis,
    int reruns) {

  /** The scenario without a deployment: the control. */
  public static final String CONTROL = "none";

  /** Copies the maps, keeping their order. */
  public Experiment {
    levels = ordered(levels);
    scenarios = ordered(scenarios);
    deployers = ordered(deployers);
  }

  /** The same experiment with its releases named otherwise. */
  public Experiment with(String otherBaseline, Map<String, Scenario> otherScenarios) {
    return new Experiment(
        name,
        lab,
        seed,
        repetitions,
        order,
        rows,
        otherBaseline,
        request,
        times,
        levels,
        otherScenarios,
        deployers,
        analysis,
        reruns);
  }

  /** The same experiment with another hold. */
  public Experiment holding(Duration hold) {
    return new Experiment(
        name,
        lab,
        seed,
        repetitions,
        order,
        rows,
        baseline,
        request,
        new Times(times.rampUp(), hold, times.deployAt()),
        levels,
        scenarios,
        deployers,
        analysis,
        reruns);
  }

  /** The level with the highest throughput; of several, the one with the most users. */
  public String highestLevel() {
    return levels.entrySet().stream()
        .max(
            Comparator.comparingDouble(
                    (Map.Entry<String, Level> level) -> level.getValue().throughput())
                .thenComparingInt(level -> level.getValue().users()))
        .orElseThrow()
        .getKey();
  }

  /** How trials are ordered. */
  public enum Order {
    /** Every repetition of all cells is a block, shuffled by the seed. */
    RANDOMIZED_BLOCKS("randomized-blocks"),
    /** Cell after cell in file order within each repetition. */
    SEQUENTIAL("sequential");

    private final String word;

    Order(String word) {
      this.word = word;
    }

    /** The word in the experiment file. */
    public String word() {
      return word;
    }
  }

  /**
   * What each virtual user asks for, again and again.
   *
   * @param connectTimeout the client's
   * @param responseTimeout the client's
   * @param resolve when users ask the lab's name servers for the service's addresses
   */
  public record Request(
      String method,
      String path,
      Duration connectTimeout,
      Duration responseTimeout,
      ResolvePolicy resolve) {}

  /**
   * The course of a trial.
   *
   * @param deployAt when the deployment starts, from the start of the hold
   */
  public record Times(Duration rampUp, Duration hold, Duration deployAt) {
    /** Ramp-up and hold together. */
    public Duration total() {
      return rampUp.plus(hold);
    }
  }

  /**
   * A traffic level.
   *
   * @param users virtual users, at least 1
   * @param throughput the limit of their requests a second together, above 0
   */
  public record Level(int users, double throughput) {}

  /**
   * A deployment scenario.
   *
   * @param release the archive that is deployed; empty in the control
   * @param exit the exit code with which the deployer has to end
   */
  public record Scenario(Optional<String> release, int exit) {}

  /**
   * What the report decides with.
   *
   * @param alpha the significance level, between 0 and 1
   * @param power the power of the repetitions needed, between 0 and 1
   * @param responseTimeLimit an answer later than this counts as an error, for availability
   * @param margins what difference of a metric is too small to matter: a number in the metric's
   *     unit, or a percentage of the control
   */
  public record Analysis(
      double alpha, double power, Duration responseTimeLimit, Map<String, String> margins) {
    /** Copies the map, keeping its order. */
    public Analysis {
      margins = ordered(margins);
    }
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
