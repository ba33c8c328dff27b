package org.cutover.deployer.operation;

/** Asks whether to go on when the next step is the switch. */
@FunctionalInterface
public interface Confirmation {
  /** True to go on. */
  boolean given(String question);
}
