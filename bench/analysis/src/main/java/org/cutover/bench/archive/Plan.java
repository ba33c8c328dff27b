package org.cutover.bench.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What an archive is to hold: the study's levels and scenarios, in trials of equal length, so long
 * that all samples together come to about the number asked for.
 *
 * @param repetitions trials a cell
 * @param samples of all trials together, about
 * @param seed the same seed gives the same bytes
 */
public record Plan(int repetitions, long samples, long seed) {
  /** The levels, with the study's users and rates. */
  public static final List<Level> LEVELS =
      List.of(
          new Level("low", 50, 100, 6),
          new Level("medium", 260, 260, 9),
          new Level("high", 500, 300, 14));

  /** The scenarios, the control first. */
  public static final List<String> SCENARIOS = List.of("none", "success", "failure");

  /** Trials in one repetition. */
  public static final int CELLS = LEVELS.size() * SCENARIOS.size();

  private static final long START = Instant.parse("2026-01-05T20:00:00Z").toEpochMilli();
  private static final long PAUSE = 15_000;

  /**
   * One trial of the plan.
   *
   * @param number its place in the order of execution, from 0
   * @param block its repetition, from 1
   * @param start when its ramp-up begins, in epoch milliseconds
   */
  public record PlannedTrial(int number, int block, Level level, String scenario, long start) {
    /** The name of its folder. */
    public String id() {
      return block + "-" + level.name() + "-" + scenario;
    }

    /** Whether something is deployed in it. */
    public boolean deploys() {
      return !scenario.equals(SCENARIOS.get(0));
    }

    /** Who deploys; empty where nobody does. */
    public String deployer() {
      return deploys() ? "cutover" : "";
    }
  }

  /** Length of the ramp-up in milliseconds, an eleventh of a trial's length at full rate. */
  public long rampUpMillis() {
    return fullRateMillis() / 11;
  }

  /**
   * Length of the hold in milliseconds. During the ramp-up half as much is sent as at full rate.
   */
  public long holdMillis() {
    return fullRateMillis() - rampUpMillis() / 2;
  }

  /** When the deployment is asked for, in milliseconds from the start of the hold. */
  public long deployAtMillis() {
    return holdMillis() / 20;
  }

  /** How long a deployment takes, in milliseconds; it ends well within the hold. */
  public long deploymentMillis() {
    return holdMillis() * 7 / 10;
  }

  /** How long a trial would take if it had no ramp-up. */
  private long fullRateMillis() {
    int rates = LEVELS.stream().mapToInt(Level::rate).sum();
    return Math.round(1000.0 * samples / ((double) rates * SCENARIOS.size() * repetitions));
  }

  /**
   * All trials in the order of execution: blocks one after the other, each in an order of its own.
   */
  public List<PlannedTrial> trials() {
    Random random = new Random(seed);
    long length = rampUpMillis() + holdMillis() + PAUSE;
    List<PlannedTrial> trials = new ArrayList<>();
    for (int block = 1; block <= repetitions; block++) {
      List<PlannedTrial> inBlock = new ArrayList<>();
      for (Level level : LEVELS) {
        for (String scenario : SCENARIOS) {
          inBlock.add(new PlannedTrial(0, block, level, scenario, 0));
        }
      }
      Collections.shuffle(inBlock, random);
      for (PlannedTrial trial : inBlock) {
        int number = trials.size();
        trials.add(
            new PlannedTrial(
                number, block, trial.level(), trial.scenario(), START + number * length));
      }
    }
    return trials;
  }
}
