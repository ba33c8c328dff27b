package org.cutover.bench.cli;

import org.cutover.bench.archive.Plan;
import org.cutover.common.CutoverException;
import picocli.CommandLine.Option;

/** How big the generated archive is. */
final class PlanOptions {
  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "90",
      description = "Trials, a multiple of 9 (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "2200000",
      description = "Samples of all trials, about (default: ${DEFAULT-VALUE}).")
  private long samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20170523",
      description = "The same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
  private long seed;

  Plan plan() {
    if (trials < Plan.CELLS || trials % Plan.CELLS != 0) {
      throw CutoverException.usage(
          "--trials: " + trials + " should be a multiple of " + Plan.CELLS + ", at least that");
    }
    if (samples < 1000L * trials) {
      throw CutoverException.usage(
          "--samples: " + samples + " is too few; a trial needs about 1000 to hold a deployment");
    }
    return new Plan(trials / Plan.CELLS, samples, seed);
  }
}
