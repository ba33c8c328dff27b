package org.cutover.deployer.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * An ordered list of steps with one point of no return.
 *
 * @param reversible the stages before the point of no return: a failure undoes them
 * @param forward the stages after it: there is only going on
 * @param end what has been reached when all steps are done
 */
public record Plan(List<Stage> reversible, List<Stage> forward, Outcome.Result end) {
  /** A plan that deploys. */
  public Plan(List<Stage> reversible, List<Stage> forward) {
    this(reversible, forward, Outcome.Result.DEPLOYED);
  }

  /** Copies the lists. */
  public Plan {
    reversible = List.copyOf(reversible);
    forward = List.copyOf(forward);
  }

  /** Every step in order. */
  public Stream<Step> steps() {
    return Stream.concat(reversible.stream(), forward.stream()).flatMap(Stage::steps);
  }
}
