package org.cutover.deployer.strategy;

import org.cutover.deployer.engine.Plan;

/** A way to roll a release out. */
public interface Strategy {
  /** What {@code --strategy} calls it. */
  String name();

  /** The plan for what was found. */
  Plan plan(Situation situation, Operations operations);
}
